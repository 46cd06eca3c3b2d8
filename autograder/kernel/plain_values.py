"""Plain values in test cells: an object of a student's own class must not decide itself whether a test passes.

A test cell's comparisons, truth values and arguments are looked at as it runs. What is refused is an object of a class
that the course's notebook knows nothing of and that says itself what it is equal to, how large or how true it is.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from types import CodeType
from typing import Any

from autograder.core.language import noted, tr
from autograder.kernel.originals import Originals

# Methods by which an object answers a test itself.
_ANSWERS = """__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __bool__ __len__ __contains__ __iter__ __getitem__ __float__
__int__ __index__ __complex__ __round__ __abs__ __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__
__rtruediv__ __mod__ __rmod__ __xor__ __and__ __or__ __invert__ __neg__ __class__ __getattr__ __getattribute__ __array__
__array_function__ __array_ufunc__ __array_interface__ __torch_function__ __torch_dispatch__ __instancecheck__
__subclasscheck__"""
ANSWERS = frozenset(_ANSWERS.split())
_PLAIN = frozenset({int, float, complex, bool, str, bytes, bytearray, type(None), range, slice, type(Ellipsis)})
_HOLDERS = frozenset({list, tuple, set, frozenset})
_MOST, _DEEPEST = 10_000, 6
_NOT_PLAIN = noted(
    "This test compares plain values, and was given an object of the class `{kind}`, which answers comparisons itself "
    "(it defines `{method}`). Give back a number, a text, a list or what the task asks for."
)
Check = Callable[[Any], Any]


class Checked(ast.NodeTransformer):
    """Puts a call of the check around what a test compares, takes for true, or hands on.

    Names that a course means as they were at first are taken from there: a student's own functions keep what they
    call by the same name. The check and the holder of these names stand in the tree as texts, which `with_constants`
    replaces in its code: what has a name, a student's code could find.
    """

    def __init__(self, name: str, holder: str, meant: frozenset[str], tree: ast.AST) -> None:
        """
        Args:
            name: a text that stands for the check.
            holder: one that stands for what holds the meant names.
            meant: these names; those that the test itself gives a meaning are left alone.
            tree: the test.
        """
        self._name = name
        self._holder = holder
        self._meant = meant - set(_given(tree))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """A name that is meant as it was at first."""
        if node.id not in self._meant or not isinstance(node.ctx, ast.Load):
            return node
        return ast.copy_location(ast.Attribute(ast.Constant(self._holder), node.id, ast.Load()), node)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """All that is compared."""
        self.generic_visit(node)
        node.left = self._around(node.left)
        node.comparators = [self._around(one) for one in node.comparators]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """All arguments but starred ones."""
        self.generic_visit(node)
        node.args = [one if isinstance(one, ast.Starred) else self._around(one) for one in node.args]
        for keyword in node.keywords:
            if keyword.arg is not None:
                keyword.value = self._around(keyword.value)
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        """What is asserted."""
        self.generic_visit(node)
        node.test = self._around(node.test)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        """What is asked."""
        self.generic_visit(node)
        node.test = self._around(node.test)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """Each part."""
        self.generic_visit(node)
        node.values = [self._around(one) for one in node.values]
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """What is negated."""
        self.generic_visit(node)
        if isinstance(node.op, ast.Not):
            node.operand = self._around(node.operand)
        return node

    def _around(self, value: ast.expr) -> ast.expr:
        if isinstance(value, ast.Constant | ast.Compare | ast.Lambda | ast.JoinedStr):
            return value
        call = ast.Call(ast.Constant(self._name), [value], [])
        return ast.fix_missing_locations(ast.copy_location(call, value))


def with_constants(code: CodeType, values: Mapping[str, Any]) -> CodeType:
    """Code with values in the place of the texts that stand for them, in all functions inside of it too."""

    def value(constant: Any) -> Any:
        if isinstance(constant, CodeType):
            return with_constants(constant, values)
        return values.get(constant, constant) if type(constant) is str else constant

    return code.replace(co_consts=tuple(map(value, code.co_consts)))


def _given(tree: ast.AST) -> Iterator[str]:
    """Names that a test gives a meaning anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.split(".")[0]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name


def checker(originals: Originals, classes: frozenset[str], own: str) -> Check:
    """The check: gives back what it is given, or refuses it.

    Args:
        originals: tells the classes that were there before any code of a student's.
        classes: names of classes that the course's notebook defines: objects of these are what is tested.
        own: the folder of the notebook, whose modules are a student's.
    """
    known: dict[int, bool] = {}
    not_plain = tr(_NOT_PLAIN)  # looked up before any code of a student's

    def refuses(kind: type) -> str:
        for one in type.__dict__["__mro__"].__get__(kind):
            if id(one) in originals.classes or _from_a_library(one, originals, own):
                return ""  # what it answers with is a library's from here on
            if one.__name__ in classes:
                return ""
            found = sorted(ANSWERS & set(type.__dict__["__dict__"].__get__(one)))
            above = type(one)
            if not found and above is not type and id(above) not in originals.classes:
                found = sorted(ANSWERS & set(type.__dict__["__dict__"].__get__(above)))
            if found:
                return found[0]
        return ""

    def look(value: Any, depth: int, left: list[int]) -> None:
        kind = type(value)
        if kind in _PLAIN:
            return
        if kind in _HOLDERS or kind is dict:
            if depth < _DEEPEST:
                for one in _parts(value):
                    left[0] -= 1
                    if left[0] < 0:
                        return
                    look(one, depth + 1, left)
            return
        if known.get(id(kind)):
            return
        answer = refuses(kind)
        if answer:
            raise AssertionError(not_plain.format(kind=type.__dict__["__name__"].__get__(kind), method=answer))
        kept.append(kind)  # or its number could become another class's
        known[id(kind)] = True

    kept: list[type] = []

    def check(value: Any) -> Any:
        __tracebackhide__ = True
        if type(value) not in _PLAIN:
            look(value, 0, [_MOST])
        return value

    return check


def _parts(value: Any) -> Iterator[Any]:
    return iter([*value.keys(), *value.values()] if type(value) is dict else value)


def _from_a_library(kind: type, originals: Originals, own: str) -> bool:
    """Whether a class that is new stands in the text of a library that was loaded later."""
    space = type.__dict__["__dict__"].__get__(kind)
    module = sys.modules.get(str(space.get("__module__")))
    file = getattr(getattr(module, "__spec__", None), "origin", None)
    if module is None or not isinstance(file, str) or not file.startswith("/") or file.startswith(own):
        return False
    if not file.endswith(".py"):
        return True
    try:
        with open(file, encoding="utf-8", errors="replace") as text:
            return re.search(rf"\bclass\s+{re.escape(kind.__name__)}\b", text.read()) is not None
    except OSError:
        return False
