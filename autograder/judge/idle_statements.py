"""Idle statements: what stands in a student's definition and does nothing by itself, found by reading.

Only what is idle whatever the values are: a call that may change something is left out, such as `x.add_(1)`,
`model.to(device)` or a function of the student's own. It costs no points and shows only where a task has failed.

One file, since every rule leans on the same lists of what changes nothing.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from autograder.core.language import tr
from autograder.judge.result import Place
from autograder.submission.program import Program, Unit
from autograder.submission.tasks import plain_code, reached, top_level

# Methods that give something new and leave what they are called on as it is, whatever that is.
_PURE_METHODS = frozenset(
    (
        *("abs", "all", "any", "argmax", "argmin", "argsort", "clamp", "clone", "contiguous"),
        *("count_nonzero", "cumsum", "detach", "dim", "div", "dot", "eq", "exp", "expand", "flatten", "gather"),
        *("ge", "gt", "item", "le", "log", "log_softmax", "lt", "matmul", "max", "mean", "min", "mm", "mul"),
        *("ne", "neg", "norm", "numel", "numpy", "permute", "pow", "prod", "relu", "repeat", "reshape"),
        *("round", "sigmoid", "size", "softmax", "sqrt", "square", "squeeze", "std", "sub", "sum", "swapaxes"),
        *("t", "tanh", "tolist", "transpose", "type_as", "unsqueeze", "var", "view"),
    )
)
# The same, but modules have methods of these names that change them: idle where a tensor is known to be meant.
_TENSOR_METHODS = frozenset(("bfloat16", "cpu", "cuda", "double", "float", "half", "int", "long", "to"))
_PURE_BUILTINS = frozenset(
    ("abs", "bool", "float", "int", "len", "list", "max", "min", "range", "round", "sorted", "str", "sum", "tuple")
)
# Functions of torch, torch.nn.functional and NumPy that only give something back.
_PURE_FUNCTIONS = _PURE_METHODS | frozenset(
    (
        *("arange", "array", "cat", "concatenate", "cross_entropy", "enable_grad", "eye", "flatten"),
        *("from_numpy", "full", "inference_mode", "linspace", "mse_loss", "no_grad", "ones", "ones_like"),
        *("rand", "randn", "randperm", "stack", "tensor", "Tensor", "zeros", "zeros_like"),
    )
)
_LIBRARIES = frozenset(("torch", "F", "np", "numpy", "functional"))
_CONTEXTS = frozenset(("no_grad", "enable_grad", "inference_mode"))
# What is meant to be called, whatever it belongs to; other names may well be values that somebody looks at.
_CALLED = frozenset(
    (
        *("__init__", "append", "backward", "detach", "eval", "float", "item", "mean", "parameters"),
        *("requires_grad_", "step", "sum", "train", "zero_grad"),
    )
)
# Of these a call without arguments is all that can be meant.
_DONE_BY_A_CALL = frozenset(("__init__", "backward", "eval", "requires_grad_", "step", "train", "zero_grad"))
_NO_METHODS = frozenset(("T", "data", "device", "dtype", "grad", "requires_grad", "shape", "training"))


@dataclass(frozen=True)
class Idle:
    """A statement that does nothing by itself.

    Attributes:
        where: its place.
        words: what is said about it, without the line.
        gives: the name that gets the function itself in the place of what it gives; empty for another statement.
    """

    where: Place
    words: str
    gives: str = ""


@dataclass(frozen=True)
class _Scope:
    """A function, with what is known of the names in it.

    Attributes:
        uncalled: the program's functions and classes that are told where a name is given to them.
    """

    function: ast.AST
    uncalled: frozenset[str] = frozenset()

    @cached_property
    def tensors(self) -> frozenset[str]:
        """Names that stand for no module."""
        return frozenset(name for node in ast.walk(self.function) for name in _tensors(node))

    @cached_property
    def called(self) -> frozenset[str]:
        """Names that are called."""
        calls = (node.func for node in ast.walk(self.function) if isinstance(node, ast.Call))
        return frozenset(one.id for one in calls if isinstance(one, ast.Name))


def idle_statements(program: Program, task: str, others: frozenset[str], also_uncalled: bool = False) -> list[Idle]:
    """The idle statements in a task's definition and in the student's own functions that it uses.

    Args:
        program: the student's.
        task: what is defined.
        others: names of the other tasks, whose definitions are left out.
        also_uncalled: whether a class or a function that gets another name is told too. Somebody may call it by that
            later, so this says something only beside an error that such a value makes.
    """
    found = []
    uncalled = _made(program) if also_uncalled else frozenset()
    for unit, statement in reached(program, task, others).values():
        lines = unit.source.split("\n")
        for function in ast.walk(statement):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                scope = _Scope(function, uncalled)
                found += [
                    Idle(_place(unit, lines, node), words, _given(node))
                    for node in _statements(function.body)
                    if (words := _words(node, scope))
                ]
    return found


def _made(program: Program) -> frozenset[str]:
    """What a program defines at its top level, and what it imports with a capital letter."""
    names: set[str] = {"nn"}
    for _, node in top_level(program.units):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.ImportFrom(names=aliases):
                names.update(name for one in aliases if (name := one.asname or one.name)[:1].isupper())
    return frozenset(names)


def _given(node: ast.stmt) -> str:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
    return ""


def _place(unit: Unit, lines: list[str], node: ast.stmt) -> Place:
    before = lines[node.lineno - 1].encode()[: node.col_offset].decode(errors="replace")
    code = lines[node.lineno - 1].strip()[:200]
    return Place(unit.file, node.lineno, unit.cell, code, len(before) + 1, node.end_lineno)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a function, without those of functions and classes in it, and of what is only tried."""
    for node in body:
        yield node
        if isinstance(node, ast.Try):  # `try: torch.zeros(1, device="cuda")` is a question
            continue
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for name in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(node, name, []))


def _words(node: ast.stmt, scope: _Scope) -> str:
    """What is said about a statement; empty where it is not idle."""
    match node:
        case ast.Expr(value=value):
            return _thrown_away(value, scope)
        case ast.Assign(targets=[ast.Attribute(value=ast.Name(id=owner), attr=name) as target]) if owner != "self":
            return (
                tr("this gives `{code}` another value and calls nothing", code=_code(target)) if name in _CALLED else ""
            )
        case ast.Assign(targets=[ast.Name(id=given)], value=ast.Attribute(attr=name) as value):
            if name in _CALLED and given not in scope.called:
                return tr(
                    "`{code}` without `()` is the method itself, not what it gives: write `{code}()`", code=_code(value)
                )
            if _is_class(value) and scope.uncalled and given not in scope.called:
                return tr(
                    "`{code}` without `()` is the class itself, not an object of it: write `{code}()`",
                    code=_code(value),
                )
        case ast.Assign(targets=[ast.Name(id=given)], value=ast.Name(id=name)):
            if name in scope.uncalled and given not in scope.called:
                return (
                    tr("`{code}` without `()` is the class, not an object of it: write `{code}()`", code=name)
                    if name[:1].isupper()
                    else tr(
                        "`{code}` without `()` is the function itself, not what it gives: write `{code}()`", code=name
                    )
                )
    return ""


def _is_class(value: ast.Attribute) -> bool:
    """Whether an attribute is a class, by its name: in large letters it may be a constant, but no optimizer is."""
    inside_optim = ast.unparse(value.value).split(".")[-1] == "optim"
    return value.attr[:1].isupper() and (inside_optim or not value.attr.isupper())


def _thrown_away(value: ast.expr, scope: _Scope) -> str:
    code = _code(value)
    match value:
        case ast.Attribute(attr=name):
            if name in _NO_METHODS:
                return tr("`{code}` does nothing by itself", code=code)
            return (
                tr("`{code}` without `()` does nothing by itself: write `{code}()`", code=code)
                if name in _DONE_BY_A_CALL
                else tr("`{code}` without `()` does nothing by itself", code=code)
            )
        case ast.Name():
            return tr("`{code}` alone does nothing by itself", code=code)
        case ast.Compare() if not _has_call(value):
            return (
                tr("the comparison `{code}` does nothing by itself; a value is given with one `=`", code=code)
                if isinstance(value.ops[0], ast.Eq)
                else tr("the comparison `{code}` does nothing by itself", code=code)
            )
        case ast.BinOp() | ast.UnaryOp() | ast.Subscript() | ast.Tuple() if not _acts(value):
            return tr("what `{code}` gives is thrown away: it does nothing by itself", code=code)
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CONTEXTS and _is_pure(value, scope):
            return tr("`{code}` does nothing by itself: it needs `with` and an indented block", code=code)
        case ast.Call() if _is_pure(value, scope):
            return tr("what `{code}` gives is thrown away: it does nothing by itself", code=code)
    return ""


def _is_pure(call: ast.Call, scope: _Scope) -> bool:
    """Whether a call is known to change nothing."""
    if any(keyword.arg in ("out", "inplace") for keyword in call.keywords):
        return False
    if any(_acts(one) for one in (*call.args, *(keyword.value for keyword in call.keywords))):
        return False
    match call.func:
        case ast.Name(id=name):
            return name in _PURE_BUILTINS
        case ast.Attribute(value=ast.Name(id="nn"), attr=name):
            return name[:1].isupper()
        case ast.Attribute(value=ast.Name(id=library) | ast.Attribute(attr=library), attr=name) if (
            library in _LIBRARIES
        ):
            return name in _PURE_FUNCTIONS
        case ast.Attribute(value=value, attr=name) if not _acts(value):
            return name in _PURE_METHODS or (name in _TENSOR_METHODS and _is_tensor(value, scope))
    return False


def _acts(value: ast.expr) -> bool:
    """Whether an expression may do more than give a value."""
    inner = [one for one in ast.walk(value) if isinstance(one, ast.Call | ast.NamedExpr | ast.Await | ast.Yield)]
    return any(not isinstance(one, ast.Call) or not _is_known(one) for one in inner)


def _is_known(call: ast.Call) -> bool:
    """Whether a call within an expression is one of those that change nothing; a look at its own name is enough."""
    match call.func:
        case ast.Name(id=name):
            return name in _PURE_BUILTINS
        case ast.Attribute(attr=name):
            return name in _PURE_FUNCTIONS | _TENSOR_METHODS
    return False


def _is_tensor(value: ast.expr, scope: _Scope) -> bool:
    """Whether a value is known to be no module: it comes out of a batch, or of a computation."""
    match value:
        case ast.Name(id=name):
            return name in scope.tensors
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in _PURE_FUNCTIONS
    return isinstance(value, ast.BinOp | ast.Compare)


def _tensors(node: ast.AST) -> Iterator[str]:
    """The names that a statement gives something to that is no module."""
    match node:
        case (
            ast.For(target=ast.Tuple(elts=elements)) | ast.Assign(targets=[ast.Tuple(elts=elements)], value=ast.Name())
        ):  # a batch in its parts
            yield from (one.id for one in elements if isinstance(one, ast.Name))
        case ast.For(target=ast.Name(id=given), iter=ast.Call(func=ast.Attribute(attr="parameters"))):
            yield given
        case ast.Assign(targets=[ast.Name(id=given)], value=ast.BinOp() | ast.Compare()):
            yield given
        case ast.Assign(targets=[ast.Name(id=given)], value=ast.Call(func=ast.Attribute(attr=method))):
            if method in _PURE_FUNCTIONS:
                yield given


def _has_call(value: ast.expr) -> bool:
    return any(isinstance(one, ast.Call | ast.NamedExpr) for one in ast.walk(value))


def _code(node: ast.expr) -> str:
    code = plain_code(node)
    return code if len(code) <= 60 else f"{code[:57]}..."
