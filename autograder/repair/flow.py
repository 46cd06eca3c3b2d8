"""Flow of values through a function: which of its statements have any effect on what it gives back or changes."""

import ast
from collections.abc import Iterable, Sequence

Function = ast.FunctionDef | ast.AsyncFunctionDef
# Methods that only change what they are called on.
_GROWING = frozenset({"append", "extend", "insert", "add", "update"})


class Flow:
    """The statements of a function that have nothing to do, found by going backwards from where it ends.

    A value is *live* at a place if something behind it reads it. Calls count as reading what is given to them, and
    a call as a statement of its own as having an effect, but for those that only put something into a list.

    Attributes:
        dead: the statements.
    """

    def __init__(self, function: Function) -> None:
        arguments = function.args
        given = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg)
        self._parameters = {one.arg for one in given if one is not None}
        shared = [one.names for one in ast.walk(function) if isinstance(one, ast.Global | ast.Nonlocal)]
        self._shared = {name for names in shared for name in names}
        self.dead: set[ast.stmt] = set()
        self._block(function.body, set(self._shared), set())

    def _block(self, statements: Sequence[ast.stmt], live: set[str], leaving: set[str]) -> set[str]:
        """What is live before a block, where `live` is so behind it and `leaving` where `break` or `continue` go."""
        for statement in reversed(statements):
            self.dead.discard(statement)
            live = self._before(statement, live, leaving)
        return live

    def _before(self, statement: ast.stmt, live: set[str], leaving: set[str]) -> set[str]:
        match statement:
            case ast.Return() | ast.Raise():
                return loads(statement) | self._shared
            case ast.Break() | ast.Continue():
                return set(leaving)
            case ast.Assign(targets=targets, value=value):
                return self._given(statement, targets, loads(value), live)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                return self._given(statement, [target], loads(value), live)
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                return self._grown(statement, name, loads(value), live)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method))) if (
                method in _GROWING and name not in self._parameters
            ):
                return self._grown(statement, name, loads(statement), live)
            case ast.If(test=test, body=body, orelse=orelse):
                before = self._block(body, live, leaving) | self._block(orelse, live, leaving)
                return before if self._is_empty(statement, [*body, *orelse]) else before | loads(test)
            case ast.For() | ast.AsyncFor() | ast.While():
                return self._loop(statement, live)
            case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
                before = self._block(body, live, leaving)
                return before if self._is_empty(statement, body) else before.union(*map(loads, items))
            case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
                end = self._block(finalbody, live, leaving)
                rescued = [self._block(one.body, end, leaving) for one in handlers]
                return self._block([*body, *orelse], end, leaving).union(end, *rescued)
        return live | loads(statement)

    def _given(self, statement: ast.stmt, targets: list[ast.expr], read: set[str], live: set[str]) -> set[str]:
        names = {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
        changed = {_changed_part_of(target) for target in targets}
        if None not in changed and not changed & (self._parameters | live):  # a part of what nobody reads any more
            self.dead.add(statement)
            return live
        if any(isinstance(one, ast.Attribute | ast.Subscript) for target in targets for one in ast.walk(target)):
            return live | names | read
        if not names & live:
            self.dead.add(statement)
            return live
        return (live - names) | read

    def _grown(self, statement: ast.stmt, name: str, read: set[str], live: set[str]) -> set[str]:
        if name not in live:
            self.dead.add(statement)
            return live
        return live | read | {name}

    def _loop(self, loop: ast.For | ast.AsyncFor | ast.While, live: set[str]) -> set[str]:
        behind = self._block(loop.orelse, live, live)
        again = set(behind)
        while True:  # what a pass reads may come from the one before it
            before = again | self._block(loop.body, again, again)
            if before == again:
                break
            again = before
        if self._is_empty(loop, loop.body):
            return behind
        return again | loads(loop.test if isinstance(loop, ast.While) else loop.iter)

    def _is_empty(self, statement: ast.stmt, parts: Iterable[ast.stmt]) -> bool:
        """Whether nothing in a statement's blocks does anything, which is then so of the statement."""
        if all(one in self.dead or isinstance(one, ast.Pass | ast.Continue) for one in parts):
            self.dead.add(statement)
            return True
        return False


def _changed_part_of(target: ast.expr) -> str | None:
    """The name of which an assignment changes a part, as in `y[0] = 1`; None where it does something else."""
    inner = target
    while isinstance(inner, ast.Subscript):
        inner = inner.value
    return inner.id if isinstance(inner, ast.Name) and inner is not target else None


def loads(node: ast.AST) -> set[str]:
    """Names that are read somewhere in a node."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
