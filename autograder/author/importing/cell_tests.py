"""Tests of a cell are read as claims about values that its statements lead to."""

import ast
from collections.abc import Callable, Iterable, Iterator

from autograder.author.importing.assertions import (
    Assertion,
    NotRead,
    assertions_of,
    raising,
    stated_by_call,
    value_of,
)
from autograder.author.importing.claims import CellTests, Claim
from autograder.author.importing.parts import ByHand, GradedCell, readable
from autograder.author.importing.patterns import (
    calls_a_test,
    excepts,
    expected_exception,
    has_assertions,
    is_assertion,
)
from autograder.author.importing.slices import loaded_names
from autograder.core.language import tr
from autograder.submission.parsing import parse
from autograder.submission.tasks import bound_names

# A test in a block with another way out of it, or with names that are put in another place.
_OPAQUE = (ast.Try, ast.While, ast.AsyncFor, ast.AsyncWith, ast.Match, ast.ClassDef)


def read_tests(tests: GradedCell, solutions: frozenset[str]) -> CellTests:
    """The claims of a cell.

    Args:
        tests: the cell.
        solutions: names that solution cells define.

    Raises:
        ImportProblem: the cell is no Python.
    """
    source = readable(tests.source, tests.cell)
    reader = _Reader(tests, solutions, source.split("\n"))
    statements = parse(source).body
    moved = sorted({name for one in statements for name in _moved_names(one)} & solutions)
    body = [] if moved else reader.read(statements, listed=False, last=tests.last_value)
    if moved:
        reader.refuse(statements, tr("the cell puts something else in the place of `{name}`", name=moved[0]))
    sentence = ast.get_docstring(parse(source)) or ""
    return CellTests(
        tests, tuple(body), tuple(reader.claims), tuple(reader.by_hand), sentence, reader.asserts, reader.whole
    )


def _moved_names(statement: ast.stmt) -> Iterator[str]:
    yield from bound_names(statement) if not isinstance(statement, ast.Import | ast.ImportFrom) else ()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del):
            yield node.id


class _Reader:
    """The state of reading a cell."""

    def __init__(self, tests: GradedCell, solutions: frozenset[str], lines: list[str]) -> None:
        self.tests = tests
        self.lines = lines
        self.claims: list[Claim] = []
        self.by_hand: list[ByHand] = []
        self.asserts = self.whole = 0
        self._reached = {name: frozenset({name}) for name in solutions}
        self._lists: list[str] = []
        self._values = 0

    def read(self, statements: list[ast.stmt], listed: bool, last: bool = False) -> list[ast.stmt]:
        """The statements with values bound to names, where something is stated about them."""
        body: list[ast.stmt] = []
        for number, statement in enumerate(statements, 1):
            body += self._statement(statement, listed, last and number == len(statements))
        return body

    def _statement(self, statement: ast.stmt, listed: bool, last: bool) -> list[ast.stmt]:
        match statement:
            case ast.Assert(test=test):
                return self._stated(statement, lambda: assertions_of(test, self._mentions), listed)
            case ast.Expr(value=ast.Constant()) if not last:
                return []
            case ast.Expr(value=ast.Call() as call):
                try:
                    stated = stated_by_call(call, self._mentions)
                except NotRead as error:
                    return self._left(statement, str(error))
                if stated is not None:
                    return self._stated(statement, lambda: stated, listed)
            case ast.Try() if (found := expected_exception(statement)) is not None:
                return self._stated(statement, lambda: [found], listed)
            case ast.With(items=[item], body=[ast.Expr(value=call) | ast.Assign(value=call)]) if excepts(item):
                exception = item.context_expr.args[0] if isinstance(item.context_expr, ast.Call) else None
                return self._stated(statement, lambda: [raising(call, exception)], listed)
            case ast.FunctionDef(name=name, body=inner) if name.startswith("test") and has_assertions(inner):
                return self.read(inner, listed)  # its parameters are names of the notebook
        if last and isinstance(statement, ast.Expr) and not calls_a_test(statement.value):
            return self._stated(statement, lambda: value_of(statement.value, self._mentions), listed)
        return self._setup(statement, listed)

    def _setup(self, statement: ast.stmt, listed: bool) -> list[ast.stmt]:
        match statement:
            case ast.Expr(value=value) if calls_a_test(value):
                return []
            case ast.For(target=target, body=body, orelse=[]) if has_assertions(body):
                self._bind(loaded_and_stored(target), self._of(statement.iter))
                return self._block(statement, self.read(body, listed=True), listed)
            case ast.If(body=body, orelse=orelse) if has_assertions([*body, *orelse]):
                inner = ast.If(statement.test, self.read(body, listed=True) or [ast.Pass()], self.read(orelse, True))
                return self._block(inner, inner.body, listed)
            case ast.With(body=body) if has_assertions(body):
                statement.body = self.read(body, listed) or [ast.Pass()]
                return [statement]
        if isinstance(statement, _OPAQUE) and has_assertions([statement]):
            self.refuse([statement], tr("it stands in a block that is not simply run through"))
            return []
        self._bind(bound_names(statement), self._of(statement))
        return [statement]

    def _block(self, block: ast.For | ast.If, body: list[ast.stmt], listed: bool) -> list[ast.stmt]:
        block.body = body or [ast.Pass()]
        if listed:
            return [block]
        begun: list[ast.stmt] = [_assigned(name, ast.List([], ast.Load())) for name in self._lists]
        self._lists = []
        return [*begun, block]

    def _stated(self, statement: ast.stmt, read: Callable[[], list[Assertion]], listed: bool) -> list[ast.stmt]:
        self.asserts += 1
        try:
            found = read()
        except NotRead as error:
            return self._left(statement, str(error), counted=True)
        self.whole += 1
        return [one for assertion in found for one in self._observed(assertion, statement, listed)]

    def _observed(self, assertion: Assertion, statement: ast.stmt, listed: bool) -> list[ast.stmt]:
        name, first = self._value(assertion.observed, assertion.form, listed)
        other, second = self._value(assertion.other, assertion.form, listed) if assertion.other else ("", [])
        shown = assertion.observed.body if isinstance(assertion.observed, ast.Lambda) else assertion.observed
        what = " ".join(ast.unparse(shown).split())
        self.claims.append(Claim(name, other, assertion, what, *self._place(statement), listed))
        return [*first, *second]

    def _value(self, value: ast.expr, form: str, listed: bool) -> tuple[str, list[ast.stmt]]:
        self._values += 1
        name = f"value_{self._values}"
        handed = ast.Call(ast.Name(form, ast.Load()), [value], [])
        if not listed:
            return name, [_assigned(name, handed)]
        self._lists.append(name)
        append = ast.Attribute(ast.Name(name, ast.Load()), "append", ast.Load())
        return name, [ast.Expr(ast.Call(append, [handed], []))]

    def _left(self, statement: ast.stmt, reason: str, counted: bool = False) -> list[ast.stmt]:
        self.asserts += not counted
        cell, line, code = self._place(statement)
        self.by_hand.append(ByHand(cell, line, code, reason))
        return []

    def refuse(self, statements: list[ast.stmt], reason: str) -> None:
        """Leave all assertions in some statements to the author."""
        for statement in statements:
            found = [node for node in ast.walk(statement) if isinstance(node, ast.stmt) and is_assertion(node)]
            for node in found or ([statement] if isinstance(statement, ast.Try) else []):
                self._left(node, reason)

    def _place(self, statement: ast.stmt) -> tuple[int, int, str]:
        code = self.lines[statement.lineno - 1].strip()
        return self.tests.cell, statement.lineno + self.tests.skipped, code

    def _mentions(self, value: ast.expr) -> bool:
        return bool(self._of(value))

    def _of(self, node: ast.AST) -> frozenset[str]:
        """Names of solution cells that something depends on."""
        none: frozenset[str] = frozenset()
        return none.union(*(self._reached.get(name, none) for name in loaded_names([node])))

    def _bind(self, names: Iterable[str], reached: frozenset[str]) -> None:
        self._reached |= dict.fromkeys(names, reached)


def loaded_and_stored(target: ast.expr) -> list[str]:
    """Names in the target of a loop."""
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]


def _assigned(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)
