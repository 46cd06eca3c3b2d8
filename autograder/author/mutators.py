"""Mutators: the small changes of a program that beginners and slips of the hand make, each as a splice.

One file, since it is a table of kinds with what each of them changes.
"""

import ast
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, permutations

from autograder.repair.splices import Source, Splice, Token, bindings, inside

Mutator = Callable[[Source, ast.AST], Iterator[Splice]]

SIGNS = {
    **{"+": "-", "-": "+", "*": "/", "/": "*", "//": "/", "%": "*", "**": "*", "@": "*", "&": "|", "|": "&"},
    **{"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "//=": "/=", "**=": "*=", "@=": "*="},
}
COMPARISONS = {
    **{"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "==": ("!=",), "!=": ("==",)},
    **{"is": ("is not",), "is not": ("is",), "in": ("not in",), "not in": ("in",)},
}
# Names of PyTorch, NumPy and Python that are mistaken for each other, two on a line.
PAIRS = """
    sum mean
    max min
    amax amin
    argmax argmin
    any all
    var std
    exp log
    zeros ones
    zeros_like ones_like
    rand randn
    stack cat
    squeeze unsqueeze
    append extend
    add_ sub_
    mul_ div_
    float double
    float32 float64
    train eval
    no_grad enable_grad
    relu sigmoid
    ReLU Sigmoid
    softmax log_softmax
    SGD Adam
    weight bias
    in_features out_features
"""
OTHERS = {one: other for pair in PAIRS.split("\n") for one, other in permutations(pair.split(), 2)}
CONVERSIONS = frozenset({"int", "float", "bool", "str", "list", "tuple", "abs", "round", "sorted", "reversed", "set"})


def signs(source: Source, node: ast.AST) -> Iterator[Splice]:
    """Other signs of arithmetic, in an assignment too; a minus before a number left out."""
    match node:
        case ast.BinOp(left=left, right=right) | ast.AugAssign(target=left, value=right):
            for token in _between(source, left, right):
                if token.text in SIGNS:
                    yield Splice("sign", token.start, token.end, SIGNS[token.text])
                    if isinstance(node, ast.AugAssign):
                        yield Splice("sign", token.start, token.end, "=")
        case ast.UnaryOp(op=ast.USub() | ast.Invert()):
            start, _ = source.span(node)
            yield Splice("sign", start, start + 1, "")


def comparisons(source: Source, node: ast.AST) -> Iterator[Splice]:
    """Other signs of comparison."""
    if isinstance(node, ast.Compare):
        for left, right in pairwise([node.left, *node.comparators]):
            words = [token for token in _between(source, left, right) if token.text not in ("(", ")")]
            for other in COMPARISONS[" ".join(token.text for token in words)]:
                yield Splice("comparison", words[0].start, words[-1].end, other)


def conditions(source: Source, node: ast.AST) -> Iterator[Splice]:
    """`and` for `or`, a `not` more or less, a condition that always or never holds."""
    match node:
        case ast.BoolOp(values=values):
            for left, right in pairwise(values):
                for token in _between(source, left, right):
                    if token.text in ("and", "or"):
                        yield Splice("condition", token.start, token.end, "or" if token.text == "and" else "and")
        case ast.UnaryOp(op=ast.Not()):
            start, _ = source.span(node)
            yield Splice("condition", start, _without_blanks(source, start + len("not")), "")
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield from _other_conditions(source, test, endless=isinstance(node, ast.While))
        case ast.comprehension(ifs=tests):
            for test in tests:
                yield from _other_conditions(source, test, endless=False)


def _other_conditions(source: Source, test: ast.expr, endless: bool) -> Iterator[Splice]:
    for text in (f"not ({source.text(test)})", "False", *([] if endless else ["True"])):
        yield Splice("condition", *source.span(test), text)


def constants(source: Source, node: ast.AST) -> Iterator[Splice]:
    """Numbers one more, one less, 0 and 1; the other truth value; another text."""
    match node:
        case ast.Constant(value=bool() as truth):
            yield Splice("constant", *source.span(node), str(not truth))
        case ast.Constant(value=int() | float() as number):
            for other in dict.fromkeys((number + 1, number - 1, type(number)(0), type(number)(1))):
                if other != number:
                    yield Splice("constant", *source.span(node), str(other) if other >= 0 else f"({other})")
        case ast.Constant(value=str() as text):
            yield Splice("constant", *source.span(node), '""' if text else '"x"')


def names(source: Source, node: ast.AST) -> Iterator[Splice]:
    """Another name of the same function's, bound before: the one before it and the one after it in that order."""
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        bound = bindings(node)
        for inner in _of_the_body(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load) and inner.id in bound:
                known = [name for name, line in bound.items() if line <= inner.lineno]
                place = known.index(inner.id) if inner.id in known else len(known)
                for other in [*known[max(0, place - 1) : place], *known[place + 1 : place + 2]]:
                    yield Splice("name", *source.span(inner), other)


def returns(source: Source, node: ast.AST) -> Iterator[Splice]:
    """Another name of the function's is given back: one of the two that were bound last."""
    if isinstance(node, ast.FunctionDef):
        bound = bindings(node)
        for inner in _of_the_body(node):
            if isinstance(inner, ast.Return) and inner.value is not None:
                for other in [name for name, line in bound.items() if line < inner.lineno][-2:]:
                    yield Splice("return", *source.span(inner.value), other)


def statements(source: Source, node: ast.AST) -> Iterator[Splice]:
    """A statement left out; the body of a `with` without it; `break` and `continue` for each other."""
    if isinstance(node, ast.Module):
        return  # whoever leaves out a whole definition has not attempted it
    for field in ("body", "orelse", "finalbody"):
        body = getattr(node, field, [])
        for inner in body if isinstance(body, list) else []:
            if any(True for _ in inside(inner)) and not isinstance(inner, ast.Import | ast.ImportFrom):
                yield Splice("statement", *source.span(inner), "pass")
    match node:
        case ast.With(body=[first, *_]):
            start, _ = source.span(node)
            colon = [one for one in source.tokens(start, source.span(first)[0]) if one.text == ":"][-1]
            yield Splice("statement", start, colon.start, "if True")
        case ast.Break() | ast.Continue():
            yield Splice("statement", *source.span(node), "continue" if isinstance(node, ast.Break) else "break")


def loops(source: Source, node: ast.AST) -> Iterator[Splice]:
    """A loop over the first only, and over all but the last."""
    if isinstance(node, ast.For | ast.comprehension):
        for part in ("[:1]", "[:-1]"):
            yield Splice("loop", *source.span(node.iter), f"list({source.text(node.iter)}){part}")


def arguments(source: Source, node: ast.AST) -> Iterator[Splice]:
    """An argument left out; two neighbours changed round, also in a tuple or a list."""
    match node:
        case ast.Call(args=given, keywords=named):
            yield from _swapped(source, [one for one in given if not isinstance(one, ast.Starred)])
            if given or named:
                yield from _left_out(source, node)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if isinstance(node.ctx, ast.Load):
            yield from _swapped(source, parts)


def _swapped(source: Source, parts: Sequence[ast.expr]) -> Iterator[Splice]:
    for first, second in pairwise(parts):
        (start, stop), (go_on, end) = source.span(first), source.span(second)
        between = source.data[stop:go_on].decode()
        yield Splice("argument", start, end, source.text(second) + between + source.text(first))


def _left_out(source: Source, call: ast.Call) -> Iterator[Splice]:
    end = source.span(call)[1]
    tokens = source.tokens(source.span(call.func)[1], end)
    opening = next(token for token in tokens if token.text == "(")
    commas, depth = [opening], 0
    for token in tokens[tokens.index(opening) + 1 : -1]:
        depth += (token.text in "([{") - (token.text in ")]}")
        if token.text == "," and depth == 0:
            commas.append(token)
    for number, comma in enumerate(commas):
        last = number + 1 == len(commas)
        following = end - 1 if last else commas[number + 1].start
        if not source.data[comma.end : following].strip():
            continue  # behind the last comma
        if number == 0 and not last:  # the one behind it moves up, whatever blanks are between them
            yield Splice("argument", comma.end, _without_blanks(source, commas[1].end), "")
        else:
            yield Splice("argument", comma.end if number == 0 else comma.start, following, "")


def library_names(source: Source, node: ast.AST) -> Iterator[Splice]:
    """A name of the library's, or of Python's own, that is mistaken for another."""
    match node:
        case ast.Attribute(attr=name) if name in OTHERS:
            end = source.span(node)[1]
            yield Splice("method", end - len(name), end, OTHERS[name])
        case ast.Name(id=name) if name in OTHERS and name not in source.own_names:
            yield Splice("method", *source.span(node), OTHERS[name])


def calls(source: Source, node: ast.AST) -> Iterator[Splice]:
    """A call left out that only converts: `x.item()` becomes `x`, and `int(x)` becomes `(x)`."""
    match node:
        case ast.Call(func=ast.Attribute(value=value) as function, args=[], keywords=[]):
            if not isinstance(value, ast.Name) or value.id in source.own_names:
                dot = [one for one in source.tokens(source.span(value)[1], source.span(function)[1]) if one.text == "."]
                yield Splice("call", dot[-1].start, source.span(node)[1], "")
        case ast.Call(func=ast.Name(id=name), args=[value], keywords=[]) if name in CONVERSIONS:
            if not isinstance(value, ast.Starred | ast.GeneratorExp):
                yield Splice("call", *source.span(node), f"({source.text(value)})")


def _between(source: Source, left: ast.AST, right: ast.AST) -> list[Token]:
    return source.tokens(source.span(left)[1], source.span(right)[0])


def _without_blanks(source: Source, place: int) -> int:
    return len(source.data) - len(source.data[place:].lstrip())


def _of_the_body(function: ast.FunctionDef | ast.Lambda) -> Iterator[ast.AST]:
    for statement in function.body if isinstance(function, ast.FunctionDef) else [function.body]:
        yield from inside(statement)


MUTATORS: tuple[Mutator, ...] = (
    signs,
    comparisons,
    conditions,
    constants,
    names,
    returns,
    statements,
    loops,
    arguments,
    library_names,
    calls,
)
