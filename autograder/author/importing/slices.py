"""Slices of a test: the statements that lead to some values, and their names as a probe knows them."""

import ast
import builtins
import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from autograder.author.importing.assertions import ARRAY, KINDS, PLAIN, RAISED, NotRead
from autograder.core.language import tr
from autograder.submission.tasks import bound_names

Node = TypeVar("Node", bound=ast.AST)
OWN = frozenset({PLAIN, ARRAY, KINDS, RAISED})


def loaded_names(nodes: Iterable[ast.AST]) -> set[str]:
    """Names that are read somewhere in these nodes."""
    return {
        node.id
        for one in nodes
        for node in ast.walk(one)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Del)
        if isinstance(node.ctx, ast.Load)
    }


def sliced(body: Sequence[ast.stmt], wanted: Collection[str], seeds: bool = True) -> list[ast.stmt]:
    """The statements that the values of some names rest on.

    Args:
        body: statements, run one after another.
        wanted: the names.
        seeds: whether statements that seed a generator are kept too.
    """
    return _kept(body, set(wanted), seeds)


def _kept(body: Sequence[ast.stmt], needed: set[str], seeds: bool) -> list[ast.stmt]:
    """As `sliced`; `needed` becomes the names that are needed before the statements."""
    kept: list[ast.stmt] = []
    for statement in reversed(body):
        found = _needed_part(statement, needed, seeds)
        if found is not None:
            kept.insert(0, found)
            needed |= loaded_names([found]) | ({_root(found)} if isinstance(found, ast.AugAssign) else set())
    return kept


def _needed_part(statement: ast.stmt, needed: set[str], seeds: bool) -> ast.stmt | None:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return None  # the head of `checks.py` has them
    if isinstance(statement, ast.For | ast.With | ast.If):
        inner = _kept(statement.body, needed, seeds)
        inner = _kept(statement.body, needed, seeds)  # once more: what one round needs the round before may bind
        other = _kept(statement.orelse, needed, seeds) if isinstance(statement, ast.For | ast.If) else []
        if not inner and not other:
            return None
        part = copy.copy(statement)
        part.body = inner or [ast.Pass()]
        if isinstance(part, ast.For | ast.If):
            part.orelse = other
        return part
    if bound_names(statement) & needed or _changes(statement) & needed:
        return statement
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = ast.unparse(statement.value.func)
        if loaded_names([statement]) & needed and function not in ("print", "display"):
            return statement
        return statement if seeds and "seed" in function else None
    return None


def _changes(statement: ast.stmt) -> set[str]:
    """Names whose values an assignment to a part of them changes: `x` of `x[0] = 1`."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return {_root(target) for target in targets if isinstance(target, ast.Attribute | ast.Subscript)}


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.AugAssign):
        node = node.target if isinstance(node, ast.AugAssign) else node.value
    return node.id if isinstance(node, ast.Name) else ""


class ForAProbe(ast.NodeTransformer):
    """Statements as they stand in a probe: names of the notebook are read from `student`.

    Attributes:
        imports: names of modules that were used, which `checks.py` has to import.
    """

    def __init__(self, notebook: Collection[str], imports: Mapping[str, str]) -> None:
        """
        Args:
            notebook: names that the notebook's other cells bind.
            imports: the statement that imports a name, by the name.
        """
        self.imports: set[str] = set()
        self._notebook = notebook
        self._known = imports
        self._bound: set[str] = set()

    def statements(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        """Copies of the statements, rewritten in their order.

        Raises:
            NotRead: they use a name that nothing in the notebook defines.
        """
        return [ast.fix_missing_locations(self._next(copy.deepcopy(statement))) for statement in body]

    def _next(self, statement: ast.stmt) -> ast.stmt:
        changed = self.visit(statement)
        assert isinstance(changed, ast.stmt)
        self._bound |= bound_names(statement)
        return changed

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """A name of the notebook as an attribute of `student`."""
        if not isinstance(node.ctx, ast.Load) or node.id in self._bound or node.id in OWN:
            return node
        if node.id in self._known:
            self.imports.add(node.id)
            return node
        if node.id in self._notebook:
            return ast.Attribute(ast.Name("student", ast.Load()), node.id, ast.Load())
        if hasattr(builtins, node.id):
            return node
        raise NotRead(tr("nothing in the notebook defines `{name}`", name=node.id))

    def visit_Assign(self, node: ast.Assign) -> ast.stmt:
        """The value first: it may read what the target then hides."""
        node.value = self.visit(node.value)
        node.targets = [self.visit(target) for target in node.targets]
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        """A name that is changed in place has to be the cell's own."""
        if isinstance(node.target, ast.Name) and node.target.id not in self._bound:
            raise NotRead(tr("the test changes `{name}`, which belongs to another cell", name=node.target.id))
        return self.generic_visit(node)  # type: ignore[return-value]

    def visit_For(self, node: ast.For) -> ast.stmt:
        """A loop, whose names are bound in its body."""
        node.iter = self.visit(node.iter)
        self._bound |= bound_names(node.target)
        node.body = [self._next(statement) for statement in node.body]
        return node

    def visit_With(self, node: ast.With) -> ast.stmt:
        """A block, whose names are bound in its body."""
        node.items = [self.visit(item) for item in node.items]
        self._bound |= {name for item in node.items if item.optional_vars for name in bound_names(item.optional_vars)}
        node.body = [self._next(statement) for statement in node.body]
        return node

    def visit_If(self, node: ast.If) -> ast.stmt:
        """A block that may be left out."""
        node.test = self.visit(node.test)
        node.body = [self._next(statement) for statement in node.body]
        node.orelse = [self._next(statement) for statement in node.orelse]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt:
        """A function, whose parameters and variables are its own."""
        self._bound.add(node.name)
        inside = {name for statement in node.body for name in bound_names(statement)}
        self._scoped(node, {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)} | inside)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.stmt:
        """A class, whose attributes are its own."""
        self._scoped(node, {name for statement in node.body for name in bound_names(statement)})
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        """A function without a name."""
        return self._scoped(node, {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)})

    def _comprehension(self, node: ast.expr) -> ast.expr:
        targets = [one.target for one in ast.walk(node) if isinstance(one, ast.comprehension)]
        return self._scoped(node, {name for target in targets for name in bound_names(target)})

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def _scoped(self, node: Node, own: set[str]) -> Node:
        outside = set(self._bound)
        self._bound |= own
        self.generic_visit(node)
        self._bound = outside
        return node
