"""Assertions of a test, taken apart: which value is looked at, and what it is compared with.

One file, since each way to write an assertion is a few lines of one table.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.core.language import tr
from autograder.submission.parsing import literal

SAME, CLOSE, HOLDS, KIND, RAISES = "same", "close", "holds", "kind", "raises"
PLAIN, ARRAY, KINDS, RAISED = "as_plain", "as_array", "kinds_of", "raised_by"  # functions of `autograder.lesson.plain`
VALUE = "OBSERVED_VALUE"  # stands for the observed value in a condition
Mentions = Callable[[ast.expr], bool]


class NotRead(Exception):
    """An assertion that is left to the author; the text says why."""


@dataclass(frozen=True)
class Assertion:
    """One thing that an assertion states.

    Attributes:
        kind: SAME, CLOSE, HOLDS, KIND or RAISES.
        observed: the expression whose value the probe hands over.
        form: the function through which it is handed over.
        other: a second value that the first is compared with; the reference's own where it is None.
        tolerance: relative and absolute.
        condition: for HOLDS, a condition on VALUE.
        names: for KIND and RAISES, the names of classes of which one has to be among those that were seen.
        literal: the literal that the notebook compares with, as a tuple of one; empty where it is none.
    """

    kind: str
    observed: ast.expr
    form: str = PLAIN
    other: ast.expr | None = None
    tolerance: tuple[float, float] = (0.0, 0.0)
    condition: str = ""
    names: tuple[str, ...] = ()
    literal: tuple[Any, ...] = ()


def assertions_of(test: ast.expr, mentions: Mentions) -> list[Assertion]:
    """What `assert test` states.

    Args:
        test: the condition.
        mentions: whether an expression looks at something that a solution cell defines.

    Raises:
        NotRead: it cannot be told as a value and what that is compared with.
    """
    if not mentions(test):
        raise NotRead(tr("it looks at nothing that a solution cell defines"))
    match test:
        case ast.BoolOp(op=ast.And(), values=values):
            return [one for value in values for one in assertions_of(value, mentions)]
        case ast.Compare(left=left, ops=[ast.Eq() | ast.Is()], comparators=[right]):
            return [_compared(SAME, left, right, mentions)]
        case ast.Compare(ops=[ast.Lt() | ast.LtE()], left=left, comparators=[bound]) if _distance(left):
            ours, theirs = _distance(left) or (left, left)
            return [_compared(CLOSE, ours, theirs, mentions, tolerance=(0.0, _number(bound)))]
        case ast.Compare(left=left, comparators=comparators):
            return [_condition(test, [left, *comparators], mentions)]
        case ast.UnaryOp(op=ast.Not(), operand=operand) if _is_own(operand, mentions):
            return [Assertion(HOLDS, operand, condition=f"not {VALUE}")]
        case ast.Call(func=ast.Attribute(value=ast.Compare() as inner, attr="all"), args=[]):
            return assertions_of_arrays(inner, mentions)
        case ast.Call():
            return _call(test, mentions)
    if _is_own(test, mentions):
        return [Assertion(HOLDS, test, condition=VALUE)]
    raise NotRead(tr("its condition is no comparison of one value"))


def assertions_of_arrays(inner: ast.Compare, mentions: Mentions) -> list[Assertion]:
    """What `(left == right).all()` states."""
    match inner:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return [_compared(SAME, left, right, mentions)]
    raise NotRead(tr("its condition is no comparison of one value"))


def value_of(value: ast.expr, mentions: Mentions) -> list[Assertion]:
    """What a test states that only names a value: it has to be the reference's."""
    if isinstance(value, ast.Compare | ast.BoolOp) or (isinstance(value, ast.Call) and called(value) in _CALLS):
        return assertions_of(value, mentions)
    if not mentions(value):
        raise NotRead(tr("it looks at nothing that a solution cell defines"))
    if any(isinstance(node, ast.Call) and called(node) == "print" for node in ast.walk(value)):
        raise NotRead(tr("it looks at what is printed, not at a value"))
    return [Assertion(SAME, value)]


def stated_by_call(call: ast.Call, mentions: Mentions) -> list[Assertion] | None:
    """What a call such as `assert_equal(f(3), 9)` states; None where it is no assertion."""
    name = called(call)
    if name not in _STATEMENTS:
        return None
    if not any(mentions(argument) for argument in call.args):
        raise NotRead(tr("it looks at nothing that a solution cell defines"))
    return _STATEMENTS[name](call, mentions)


def raising(call: ast.expr, exception: ast.expr | None) -> Assertion:
    """That a call raises an exception."""
    names = _class_names(exception) if exception is not None else ("Exception",)
    action = ast.Lambda(ast.arguments([], [], None, [], [], None, []), call)
    return Assertion(RAISES, action, form=RAISED, names=names)


def called(call: ast.Call) -> str:
    """The last part of the name of a called function: "allclose" of `np.allclose(a, b)`."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _compared(
    kind: str,
    left: ast.expr,
    right: ast.expr,
    mentions: Mentions,
    form: str = PLAIN,
    tolerance: tuple[float, float] = (0.0, 0.0),
) -> Assertion:
    if mentions(left) and mentions(right):
        return Assertion(kind, left, form, right, tolerance)
    observed, wanted = (left, right) if mentions(left) else (right, left)
    match wanted:
        case ast.Call(func=func, args=[inner, *_]) if isinstance(func, ast.Attribute) and func.attr == "approx":
            return Assertion(CLOSE, observed, form, None, _approx(wanted), literal=_literal(inner))
    return Assertion(kind, observed, form, None, tolerance, literal=_literal(wanted))


def _literal(value: ast.expr) -> tuple[Any, ...]:
    match value:
        case ast.Call(args=[inner], keywords=[]) if called(value) in ("array", "tensor", "asarray", "set", "tuple"):
            value = inner
    try:
        return (literal(ast.unparse(value)),)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return ()


def _is_own(value: ast.expr, mentions: Mentions) -> bool:
    """Whether a bare condition is a value itself, not a verdict that is worked out beside the student's code."""
    if isinstance(value, ast.Call):
        return mentions(value.func)
    return isinstance(value, ast.Name | ast.Attribute | ast.Subscript)


def _condition(test: ast.Compare, operands: list[ast.expr], mentions: Mentions) -> Assertion:
    """A comparison of one value with constants, such as `0 < x < 100`."""
    own = [operand for operand in operands if mentions(operand)]
    constant = [operand for operand in operands if not mentions(operand)]
    if len(own) != 1 or not all(map(_is_constant, constant)):
        raise NotRead(tr("it compares with something that is worked out beside the student's code"))
    [observed] = own
    places = [ast.Name(VALUE, ast.Load()) if operand is observed else operand for operand in operands]
    condition = ast.unparse(ast.Compare(places[0], test.ops, places[1:]))
    return Assertion(HOLDS, observed, condition=condition)


def _is_constant(value: ast.expr) -> bool:
    return not any(isinstance(node, ast.Name | ast.Call | ast.Attribute) for node in ast.walk(value))


def _distance(value: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    """The two sides of `abs(left - right)`, also of its `max()`; None of anything else."""
    match value:
        case ast.Call(func=ast.Attribute(value=inner, attr="max" | "item"), args=[]):
            return _distance(inner)
        case ast.Call(args=[inner]) if called(value) in ("max", "amax", "float"):
            return _distance(inner)
        case ast.Call(func=ast.Attribute(value=ast.BinOp(op=ast.Sub()) as inner, attr="abs"), args=[]):
            return inner.left, inner.right
        case ast.Call(args=[ast.BinOp(op=ast.Sub()) as inner]) if called(value) in ("abs", "fabs", "absolute"):
            return inner.left, inner.right
    return None


def _number(value: ast.expr) -> float:
    found = _literal(value)
    if found and isinstance(found[0], int | float):
        return float(found[0])
    match value:
        case ast.BinOp(op=ast.Pow(), left=left, right=right):
            return float(_number(left) ** _number(right))
    raise NotRead(tr("its tolerance is no number"))


def _option(call: ast.Call, names: tuple[str, ...], place: int, default: float) -> float:
    for keyword in call.keywords:
        if keyword.arg in names:
            return _number(keyword.value)
    return _number(call.args[place]) if len(call.args) > place else default


def _approx(call: ast.Call) -> tuple[float, float]:
    return _option(call, ("rel",), 1, 1e-6), _option(call, ("abs",), 2, 1e-12)


def _sides(call: ast.Call) -> tuple[ast.expr, ast.expr]:
    if len(call.args) < 2 or any(isinstance(argument, ast.Starred) for argument in call.args):
        raise NotRead(tr("its two sides are not given one after the other"))
    return call.args[0], call.args[1]


def _class_names(kinds: ast.expr) -> tuple[str, ...]:
    match kinds:
        case ast.Name(id=name):
            return (name,)
        case ast.Attribute(attr=name):
            return (name,)
        case ast.Tuple(elts=elements):
            return tuple(name for element in elements for name in _class_names(element))
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return (*_class_names(left), *_class_names(right))
        case ast.Call(args=[ast.Constant(value=None)]):  # type(None)
            return ("NoneType",)
    raise NotRead(tr("the classes that it names cannot be read"))


def _call(call: ast.Call, mentions: Mentions) -> list[Assertion]:
    name = called(call)
    if name in _CALLS:
        return _CALLS[name](call, mentions)
    if _is_own(call, mentions):
        return [Assertion(HOLDS, call, condition=VALUE)]
    raise NotRead(tr("`{name}` would be worked out beside the student's code", name=name))


def _close(
    form: str, names: tuple[tuple[str, ...], tuple[str, ...]], default: tuple[float, float], places: tuple[int, int]
) -> Any:
    def read(call: ast.Call, mentions: Mentions) -> list[Assertion]:
        left, right = _sides(call)
        relative, absolute = (
            _option(call, own, place, usual) for own, place, usual in zip(names, places, default, strict=True)
        )
        return [_compared(CLOSE, left, right, mentions, form, (relative, absolute))]

    return read


def _same(form: str) -> Any:
    return lambda call, mentions: [_compared(SAME, *_sides(call), mentions, form)]


def _decimals(form: str, names: tuple[str, ...], default: int, factor: float) -> Any:
    def read(call: ast.Call, mentions: Mentions) -> list[Assertion]:
        digits = _option(call, names, 2, default)
        return [_compared(CLOSE, *_sides(call), mentions, form, (0.0, factor * 10.0**-digits))]

    return read


def _kind(call: ast.Call, mentions: Mentions) -> list[Assertion]:
    observed, kinds = _sides(call)
    return [Assertion(KIND, observed, form=KINDS, names=_class_names(kinds))]


def _raises(call: ast.Call, mentions: Mentions) -> list[Assertion]:
    exception, function = _sides(call)
    return [raising(ast.Call(function, call.args[2:], call.keywords), exception)]


def _truth(call: ast.Call, mentions: Mentions) -> list[Assertion]:
    return assertions_of(call.args[0], mentions)


def _falsehood(call: ast.Call, mentions: Mentions) -> list[Assertion]:
    return assertions_of(ast.UnaryOp(ast.Not(), call.args[0]), mentions)


def _within(call: ast.Call, mentions: Mentions) -> list[Assertion]:
    left, right = _sides(call)
    return assertions_of(ast.Compare(left, [ast.In()], [right]), mentions)


_TOLERANCES = (("rtol", "rel_tol"), ("atol", "abs_tol"))
_NUMPY = _close(ARRAY, _TOLERANCES, (1e-5, 1e-8), (2, 3))
# Calls inside an `assert`, by the last part of their name.
_CALLS: dict[str, Callable[[ast.Call, Mentions], list[Assertion]]] = {
    "isclose": _NUMPY,
    "allclose": _NUMPY,
    "array_equal": _same(ARRAY),
    "equal": _same(ARRAY),
    "isinstance": _kind,
}
# Calls that are statements.
_STATEMENTS: dict[str, Callable[[ast.Call, Mentions], list[Assertion]]] = {
    "assert_equal": _same(PLAIN),
    "assertEqual": _same(PLAIN),
    "assertListEqual": _same(PLAIN),
    "assertDictEqual": _same(PLAIN),
    "assert_array_equal": _same(ARRAY),
    "assert_allclose": _close(ARRAY, _TOLERANCES, (1e-7, 0.0), (2, 3)),
    "assert_close": _close(ARRAY, _TOLERANCES, (1.3e-6, 1e-5), (9, 9)),
    "assert_almost_equal": _decimals(ARRAY, ("decimal", "places"), 7, 1.0),
    "assert_array_almost_equal": _decimals(ARRAY, ("decimal",), 6, 1.5),
    "assertAlmostEqual": _decimals(PLAIN, ("places",), 7, 0.5),
    "assert_true": _truth,
    "assertTrue": _truth,
    "assert_false": _falsehood,
    "assertFalse": _falsehood,
    "assert_in": _within,
    "assertIn": _within,
    "assert_is_instance": _kind,
    "assertIsInstance": _kind,
    "assert_raises": _raises,
    "assertRaises": _raises,
    "autotest": lambda call, mentions: value_of(call.args[0], mentions),
}
