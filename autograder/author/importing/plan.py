"""The plan of a lesson: tasks from solution cells, checks from tests, and the points of both.

One file, since points go from tests to checks through the same tables by which tests find their tasks.
"""

import ast
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from autograder.author.importing.assertions import NotRead
from autograder.author.importing.cell_tests import read_tests
from autograder.author.importing.claims import CellTests, Claim
from autograder.author.importing.parts import (
    ByHand,
    GradedCell,
    Manual,
    Names,
    Part,
    Solution,
    SourceNotebook,
    Story,
    defined_names,
    readable,
)
from autograder.author.importing.planned import (
    Group,
    Plan,
    PlannedTask,
    PlannedText,
    Refused,
    sentence_of_claims,
    spread,
)
from autograder.author.importing.slices import OWN, ForAProbe, loaded_names, sliced
from autograder.core.language import tr
from autograder.submission.parsing import parse
from autograder.submission.tasks import bound_names


def plan_of(notebook: SourceNotebook, title: str, refused: Refused) -> Plan:
    """The plan for a notebook.

    Args:
        notebook: its parts.
        title: for people.
        refused: why a claim, by its place, cannot be a check after all.

    Raises:
        ImportProblem: a cell is no Python.
    """
    return _Planner(notebook, title, refused).plan()


class _Planner:
    """The tables by which tests find their tasks."""

    def __init__(self, notebook: SourceNotebook, title: str, refused: Refused) -> None:
        self.notebook = notebook
        self.title = title
        self.refused = refused
        self.by_hand: list[ByHand] = []
        self.used: set[str] = set()  # names of modules
        self.defined = {
            part.cell: defined_names(part.source, part.cell)
            for part in notebook.parts
            if isinstance(part, Solution) or (isinstance(part, Story) and part.kind == "code")
        }
        self.solutions = [part for part in notebook.parts if isinstance(part, Solution)]
        self.names = frozenset(name for part in self.solutions for name in self.defined[part.cell])
        self.callables = frozenset(name for part in self.solutions for name in _callables(part))
        self.imports = _imports(notebook.parts)
        self.owned: dict[int, list[tuple[Group, set[str]]]] = {part.cell: [] for part in self.solutions}
        self.left: dict[int, float] = {}  # points that no check of a cell got, by the solution's cell
        self.loose: list[Manual] = []

    def plan(self) -> Plan:
        """Everything, put together."""
        read = [read_tests(part, self.names) for part in self.notebook.parts if isinstance(part, GradedCell)]
        before: list[ast.stmt] = []
        lost = sum(self._take(cell, before) for cell in read)
        for cell in read:
            self.by_hand += cell.by_hand
        asserts, whole = sum(cell.asserts for cell in read), sum(cell.whole for cell in read) - lost
        texts, tasks = [], []
        taken = Names()
        for part in self.notebook.parts:
            if isinstance(part, Solution):
                tasks += self._task(part, taken)
        for part in [*self.notebook.parts, *self.loose]:
            if isinstance(part, Manual):
                name = taken.new(part.name, "question")
                texts.append(PlannedText(name, part, self._lecture(part.cell, part.prompt)))
        self.by_hand += self._not_installed()
        self.by_hand.sort(key=lambda one: (one.cell, one.line or 0))
        imports = sorted({self.imports[name] for name in self.used})
        return Plan(self.notebook, self.title, tasks, texts, imports, self.by_hand, asserts, whole)

    def _take(self, cell: CellTests, before: list[ast.stmt]) -> int:
        """Sort a cell's claims to the tasks; returns how many of its assertions are lost by that."""
        body = [*self._prelude(cell, before), *cell.body]
        before += [statement for statement in cell.body if not _holds_a_value(statement)]
        kept: dict[tuple[int, bool], list[Claim]] = {}
        lost: dict[int, ByHand] = {}
        mentioned: dict[tuple[int, bool], set[str]] = {}
        for claim in cell.claims:
            try:
                owner, answer, own = self._owner(cell, claim, body)
            except NotRead as error:
                lost[claim.line] = ByHand(claim.cell, claim.line, claim.code, str(error))
                continue
            kept.setdefault((owner, answer), []).append(claim)
            mentioned.setdefault((owner, answer), set()).update(own)
        groups = []
        for (owner, answer), claims in kept.items():
            claims = [claim for claim in claims if claim.line not in lost]  # an assertion comes over whole or not
            if not claims:
                continue
            sentence = sentence_of_claims(cell.sentence, claims)
            statements, imports = self._probe_body(body, claims)
            self.used |= imports
            group = Group(cell.tests, claims, statements, answer, sentence)
            groups.append(group)
            self.owned[owner].append((group, mentioned[owner, answer]))
        self.by_hand += lost.values()
        if groups:
            for group, points in zip(groups, spread(cell.tests.points, len(groups)), strict=True):
                group.points = points
        elif cell.tests.points:
            self._points_without_check(cell.tests)
        return len(lost)

    def _not_installed(self) -> Iterator[ByHand]:
        """Modules that the notebook's cells import and that are not here."""
        for part in self.notebook.parts:
            if part.cell in self.defined:
                for statement in dict.fromkeys(_imports([part]).values()):
                    if not is_installed(statement):
                        why = tr(
                            "the module of `{statement}` is not installed here: what rests on it has no checks",
                            statement=statement,
                        )
                        yield ByHand(part.cell, None, "", why)

    def _prelude(self, cell: CellTests, before: Sequence[ast.stmt]) -> list[ast.stmt]:
        """Statements of earlier cells with tests that bind what this one uses."""
        own = {name for statement in cell.body for name in bound_names(statement)}
        story = {name for names in self.defined.values() for name in names} | self.imports.keys()
        return sliced(before, loaded_names(cell.body) - own - story, seeds=False)

    def _owner(self, cell: CellTests, claim: Claim, body: Sequence[ast.stmt]) -> tuple[int, bool, set[str]]:
        """The cell of the solution that a claim is about, whether it is about answers, and the names that it mentions.

        Raises:
            NotRead: the claim cannot be a check.
        """
        refused = self.refused.get(claim.place)
        if refused:
            raise NotRead(refused)
        _, imports = self._probe_body(body, [claim])  # raises where a name is not known
        statements = sliced(body, {claim.name, claim.other} - {""})
        uses = loaded_names(statements) & self.names - {
            name for statement in statements for name in bound_names(statement)
        }
        if not uses:
            raise NotRead(tr("it looks at nothing that a solution cell defines"))
        for name in sorted(imports):
            if not is_installed(self.imports[name]):
                raise NotRead(tr("the module of `{import_line}` is not installed here", import_line=self.imports[name]))
        for later, names in self.defined.items():
            changed = sorted(uses & set(names))
            if later > claim.cell and changed:
                raise NotRead(
                    tr(
                        "`{name}` gets another value in cell {cell}, after this test",
                        name=changed[0],
                        cell=later,
                    )
                )
        cells = [solution for solution in self.solutions if uses & set(self.defined[solution.cell])]
        own = [solution for solution in cells if cell.tests.question and solution.question == cell.tests.question]
        owner = (own or cells)[-1]
        return owner.cell, not uses & self.callables, uses & set(self.defined[owner.cell])

    def _probe_body(self, body: Sequence[ast.stmt], claims: Sequence[Claim]) -> tuple[list[ast.stmt], set[str]]:
        """The statements of a probe, and the names of modules that they use.

        Raises:
            NotRead: nothing in the notebook defines a name.
        """
        notebook = {name for names in self.defined.values() for name in names}
        rewriter = ForAProbe(notebook, self.imports)
        wanted = {name for claim in claims for name in (claim.name, claim.other) if name}
        statements = rewriter.statements(sliced(body, wanted))
        return statements, rewriter.imports

    def _points_without_check(self, tests: GradedCell) -> None:
        """Points of a cell of which nothing came over: they stay with the task that the cell is about."""
        solutions = self._solutions_of(tests)
        if solutions:
            self.left[solutions[-1].cell] = self.left.get(solutions[-1].cell, 0.0) + tests.points
            return
        prompt = "Your teacher looks at this part of your work."
        self.loose.append(Manual(f"{tests.name}_by_hand", prompt, "", tests.points, tests.cell))

    def _solutions_of(self, tests: GradedCell) -> list[Solution]:
        if tests.question:
            own = [one for one in self.solutions if one.question == tests.question]
            if own:
                return own
        mentioned = loaded_names([parse(readable(tests.source, tests.cell))])
        about = [one for one in self.solutions if mentioned & set(self.defined[one.cell])]
        return about or [one for one in self.solutions if one.cell < tests.cell]

    def _task(self, solution: Solution, taken: Names) -> list[PlannedTask]:
        """The task of a solution cell; none where the cell defines nothing."""
        owned, by_hand = self.owned[solution.cell], self.left.get(solution.cell, 0.0) + solution.points
        names = self.defined[solution.cell]
        asked = [name for name in names if any(name in own for _, own in owned)]
        free = [name for name in (asked or names) if name not in taken.taken]
        if not free:
            why = (
                tr("this solution is left out: `{name}` is the task of another cell", name=names[0])
                if names
                else tr("this solution is left out: it defines no name")
            )
            self.by_hand.append(ByHand(solution.cell, None, "", why))
            if by_hand:
                self.loose.append(
                    Manual(f"cell_{solution.cell}", "Your teacher marks this.", "", by_hand, solution.cell)
                )
            return []
        # A function before a value that is computed with it.
        name = taken.new(next((one for one in free if one in self.callables), free[0]))
        by_hand_name = taken.new(f"{name}_by_hand") if by_hand and not owned else ""
        task = PlannedTask(name, by_hand_name, solution, self._lecture(solution.cell), [group for group, _ in owned])
        if task.groups:
            task.groups[-1].points = round(task.groups[-1].points + by_hand, 9)
        else:
            task.by_hand = by_hand
        return [task]

    def _lecture(self, cell: int, prompt: str = "") -> str:
        """The heading above a cell, or of its own text."""
        texts = [
            part.source
            for part in self.notebook.parts
            if isinstance(part, Story) and part.kind == "markdown" and part.cell < cell
        ]
        lines = [line for text in [*texts, prompt] for line in text.split("\n") if line.startswith("#")]
        return next((line.strip("# \t") for line in reversed(lines) if line.strip("# \t")), self.title)


def _callables(solution: Solution) -> set[str]:
    """Functions and classes that a cell defines."""
    found = set()
    for statement in parse(readable(solution.source, solution.cell)).body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda()):
                found.add(name)
    return found


def _imports(parts: Sequence[Part]) -> dict[str, str]:
    """The statement that imports a name, by the name."""
    found = {}
    for part in parts:
        if isinstance(part, Manual) or (isinstance(part, Story) and part.kind != "code"):
            continue
        for node in ast.walk(parse(readable(part.source, part.cell))):
            match node:
                case ast.Import(names=names):
                    for alias in names:
                        found[alias.asname or alias.name.split(".")[0]] = ast.unparse(ast.Import([alias]))
                case ast.ImportFrom(module=str(module), names=names, level=0):
                    for alias in names:
                        found[alias.asname or alias.name] = ast.unparse(ast.ImportFrom(module, [alias], 0))
    return found


def _holds_a_value(statement: ast.stmt) -> bool:
    """Whether a statement binds what a claim is about."""
    return bool(loaded_names([statement]) & OWN)


def is_installed(statement: str) -> bool:
    """Whether the module that a statement imports is on this machine."""
    return find_spec(statement.split()[1].split(".")[0]) is not None
