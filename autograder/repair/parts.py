"""Parts of a definition: statements, and the heads of those that hold others, with the features of their code."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from autograder.submission.tasks import plain_code

Roles = dict[str, str]
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
HELD = ("body", "orelse", "handlers", "finalbody")  # where a statement holds others
LONGEST = 80  # characters of what is said about a value
SAYS_NOTHING = (ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)


@dataclass(frozen=True)
class Part:
    """A statement without those that it holds.

    Attributes:
        node: the statement.
        scope: the method or inner function that it stands in; empty for the definition's own.
        blocks: the statements around it within its function, the outermost first, by their kind.
        features: what it is made of, each with how often: operators, called names, constants, roles of variables, and
            which stands where in which ("mean().func:Sub"). A variable's role is what it is made of, whatever a student
            calls it.
    """

    node: ast.stmt
    scope: str
    blocks: tuple[str, ...]
    features: Counter[str]

    @property
    def end_line(self) -> int:
        """The last line of what belongs to it alone."""
        held = any(getattr(self.node, name, None) for name in HELD)
        return max([self.node.lineno, *map(_end, _own(self.node))]) if held else _end(self.node)

    @property
    def is_head(self) -> bool:
        """Whether it only says what follows: a `def` or `class`."""
        return isinstance(self.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)

    @cached_property
    def text(self) -> str:
        """The statement in one plain form, without what it holds."""
        fields: dict[str, Any] = {name: getattr(self.node, name, None) for name in self.node._fields}
        fields.update((name, []) for name in HELD if fields.get(name))
        return plain_code(ast.copy_location(type(self.node)(**fields), self.node))

    @cached_property
    def code(self) -> str:
        """The plain form with where it stands."""
        return " ".join((self.scope, *self.blocks, self.text))

    @cached_property
    def words(self) -> Counter[str]:
        """Names and numbers that occur in it, each once, however: called or not, of an attribute or a function."""
        return Counter(dict.fromkeys((name.strip(".()=") for name in self.features if not is_pair(name)), 1))


def is_pair(feature: str) -> bool:
    """Whether a feature says what stands where in what, not only that something is there."""
    return "." in feature[1:] and ":" in feature


def parts(statement: ast.stmt) -> list[Part]:
    """The parts of a statement, in the order of its text."""
    return list(_parts([statement], "", (), {}))


def _parts(body: list[ast.stmt], scope: str, blocks: tuple[str, ...], roles: Roles) -> Iterator[Part]:
    for node in body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        for decorator in getattr(node, "decorator_list", []):
            above = ast.copy_location(ast.Expr(decorator), decorator)
            yield Part(above, scope, blocks, _features(above, roles))
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                own = roles | _parameters(node)
                yield Part(node, scope, blocks, _features(node, own))
                yield from _parts(node.body, node.name if "self" in own or scope else "", (), own)
                roles.update((name, role) for name, role in own.items() if name.startswith("self."))
            case ast.ClassDef():
                yield Part(node, scope, blocks, _features(node, roles))
                yield from _parts(node.body, node.name, blocks, roles)
            case _:
                yield Part(node, scope, blocks, _features(node, roles))
                roles.update(_given(node, roles))
                inside = (*blocks, type(node).__name__)
                for name in ("body", "orelse", "finalbody"):
                    yield from _parts(getattr(node, name, []), scope, inside, roles)
                for handler in getattr(node, "handlers", []):
                    yield from _parts(handler.body, scope, inside, roles)


def _end(node: ast.AST) -> int:
    return getattr(node, "end_lineno", None) or 1


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node but for the statements that it holds and the decorators above it."""
    return (child for _, child in _slots(node))


def _slots(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for name, value in ast.iter_fields(node):
        if isinstance(value, list):
            if name not in (*HELD, "cases", "decorator_list") or not isinstance(node, ast.stmt):
                yield from ((f"{name}{n}", one) for n, one in enumerate(value) if _tells(one))
        elif _tells(value):
            yield name, value


def _tells(value: object) -> bool:
    return isinstance(value, ast.AST) and not isinstance(value, SAYS_NOTHING)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in _own(node):
        yield from _walk(child)


def _parameters(node: Function) -> Roles:
    names = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    own = {"self": "self"} if names[:1] == ["self"] else {}
    return own | {name: f"p{place}" for place, name in enumerate(name for name in names if name != "self")}


def _given(node: ast.stmt, roles: Roles) -> Roles:
    """The roles of the variables that a statement gives a value."""
    targets: list[ast.expr]
    match node:
        case ast.Assign(value=value):
            targets, made = node.targets, f"made({_label(value, roles)[:LONGEST]})"
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            targets, made = [target], f"made({_label(value, roles)[:LONGEST]})"
        case ast.For(target=target, iter=source):
            targets, made = [target], f"each({_label(source, roles)[:LONGEST]})"
        case _:
            return {}
    return {name: role for target in targets for name, role in _names(target, made)}


def _names(target: ast.expr, made: str) -> Iterator[tuple[str, str]]:
    match target:
        case ast.Name(id=name):
            yield name, made
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            yield f"self.{name}", made
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for place, one in enumerate(elements):
                yield from _names(one, f"{made}#{place}")


def _features(node: ast.stmt, roles: Roles) -> Counter[str]:
    inner = list(_walk(node))
    roles = dict(roles)
    for one in inner:
        if isinstance(one, ast.comprehension):
            roles |= dict(_names(one.target, f"each({_label(one.iter, roles)})"))
        elif isinstance(one, ast.Lambda):
            roles |= _parameters(one)
    found = Counter(_label(one, roles) for one in inner)
    for one in inner:
        label = _label(one, roles)
        found.update(f"{label}.{slot}:{_label(child, roles)}" for slot, child in _slots(one))
    return found


def _label(node: ast.AST, roles: Roles) -> str:
    """What a node is, in a word that does not depend on names that a student chooses."""
    match node:
        case ast.Name(id=name) | ast.arg(arg=name):
            return roles.get(name, name)
        case ast.Call(func=ast.Attribute(attr=name)):
            return f"{name}()"
        case ast.Call(func=function):
            return f"{_label(function, roles)}()"
        case ast.Attribute(value=ast.Name(id="self"), attr=name) if f"self.{name}" in roles:
            return roles[f"self.{name}"]
        case ast.Attribute(attr=name):
            return f".{name}"
        case ast.Constant(value=value):
            return _constant(value)
        case ast.BinOp(op=op) | ast.UnaryOp(op=op) | ast.BoolOp(op=op):
            return type(op).__name__
        case ast.AugAssign(op=op):
            return f"{type(op).__name__}="
        case ast.Compare(ops=ops):
            return "".join(type(op).__name__ for op in ops)
        case ast.keyword(arg=name):
            return f"{name}="
    return type(node).__name__


def _constant(value: object) -> str:
    if type(value) is float or (type(value) is int and abs(value) < 10**15):
        return f"{value:g}"
    return "a large number" if type(value) is int else repr(value)[:LONGEST]
