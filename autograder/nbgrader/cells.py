"""Repair of a submitted notebook's cells: each that the gradebook knows is there once, as it was released.

Nothing in here decides about points: marks come from the code, wherever in the notebook it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.core.language import noted, tr, tr_plural
from autograder.nbgrader.plan import Expected, Plan, checked_tasks
from autograder.submission.notebook import KIT, neutralise
from autograder.submission.parsing import parse
from autograder.submission.tasks import bound_names

NOTE_ID = "torchgrade-notes"
SHOWN = 4  # names of cells in one sentence


@dataclass
class Findings:
    """The names of cells that were not as they were released, by what was wrong."""

    answers_twice: list[str] = field(default_factory=list)
    others_twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    retyped: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """What is to be said, one sentence a kind."""
        said = (
            (
                self.answers_twice,
                noted("There more than once: {cells}. All of it runs, and the last definition counts."),
            ),
            (
                self.others_twice,
                noted("There more than once: {cells}. One of each counts; no points are lost by that."),
            ),
            (
                self.lost,
                noted(
                    "Without nbgrader's mark: {cells}. That happens in Colab. They were found by what they hold; no "
                    "points are lost by that."
                ),
            ),
            (self.retyped, noted("Of another type than they were released: {cells}. They were read as what they are.")),
            (
                self.changed,
                noted(
                    "Changed, though they are not yours to change: {cells}. They were put back; no points are lost "
                    "by that."
                ),
            ),
            (self.missing, noted("Missing: {cells}. They were put back; no points are lost by that.")),
        )
        return [tr(sentence, cells=_listed(names)) for names, sentence in said if names]


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:SHOWN])
    more = len(names) - SHOWN
    return tr_plural(more, "{cells} and {count} more", "{cells} and {count} more", cells=shown) if more > 0 else shown


def mend(notebook: NotebookNode, plan: Plan) -> Findings:
    """Mend a notebook in place; says what was not as it was released."""
    found = Findings()
    owners = _claimed(notebook.cells, plan)
    for name, cells in owners.items():
        if len(cells) > 1:
            (found.answers_twice if plan.cells[name].solution else found.others_twice).append(name)
    chosen = {name: _best(cells, plan.cells[name]) for name, cells in owners.items()}
    for expected in plan.cells.values():
        if expected.name not in chosen:
            cell = _lost(notebook.cells, expected, chosen.values())
            if cell is not None:
                chosen[expected.name] = cell
                found.lost.append(expected.name)
    kept = {id(cell): plan.cells[name] for name, cell in chosen.items()}
    for cell in notebook.cells:
        if id(cell) in kept:
            _restore(cell, kept[id(cell)], found)
        else:
            cell.metadata.pop("nbgrader", None)
    _put_back(notebook, plan, chosen, found)
    return found


def drop_duplicates(cells: Iterable[NotebookNode]) -> list[str]:
    """Take nbgrader's mark from all but the last cell of each id; for notebooks that are none of the kit's.

    nbgrader leaves an empty mark there, which it then takes for one of an old version, and ends.
    """
    notes = []
    seen = set()
    for cell in reversed(list(cells)):
        identity = _identity(cell)
        if identity is not None and identity in seen:
            del cell.metadata["nbgrader"]
            notes.append(tr("The cell `{cell}` is there more than once; the last one counts.", cell=identity))
        seen.add(identity)
    return notes


def note_cell(notes: list[str]) -> NotebookNode:
    """A text cell that says what was found and done."""
    lines = "\n".join(f"- {note}" for note in dict.fromkeys(notes))
    cell = new_markdown_cell(f"**{tr('About this notebook')}**\n\n{lines}", metadata={"tags": [NOTE_ID]})
    cell["id"] = NOTE_ID
    return cell


def _identity(cell: NotebookNode) -> str | None:
    own = cell.metadata.get("nbgrader")
    identity = own.get("grade_id") if isinstance(own, dict) else None
    return identity if isinstance(identity, str) else None


def _claimed(cells: Iterable[NotebookNode], plan: Plan) -> dict[str, list[NotebookNode]]:
    """By name, the cells that say that they are this one."""
    owners: dict[str, list[NotebookNode]] = {}
    for cell in cells:
        identity = _identity(cell)
        if identity in plan.cells:
            owners.setdefault(str(identity), []).append(cell)
    return owners


def _best(cells: list[NotebookNode], expected: Expected) -> NotebookNode:
    """Of several cells with one name the last that holds what it should."""
    fitting = [cell for cell in cells if _fits(cell, expected)]
    return (fitting or cells)[-1]


def _fits(cell: NotebookNode, expected: Expected) -> bool:
    if expected.solution and expected.cell_type == "code":
        return expected.name in _binds(cell.source)
    if expected.task:
        return f"`{expected.name}`" in cell.source
    tasks = checked_tasks(expected.source)
    return checked_tasks(cell.source) == tasks if tasks else cell.source.strip() == expected.source.strip()


def _binds(source: str) -> frozenset[str]:
    try:
        return bound_names(parse(neutralise(source)))
    except (SyntaxError, ValueError, RecursionError):
        return frozenset()


def _lost(cells: list[NotebookNode], expected: Expected, taken: Iterable[NotebookNode]) -> NotebookNode | None:
    """A cell without a mark that is the expected one: by its id, else by what it holds."""
    busy = {id(cell) for cell in taken}
    free = [cell for cell in cells if id(cell) not in busy and _identity(cell) is None]
    by_id = [cell for cell in free if cell.get("id") == expected.name]
    fitting = by_id or [cell for cell in free if _fits(cell, expected)]
    return fitting[-1] if fitting else None


def _restore(cell: NotebookNode, expected: Expected, found: Findings) -> None:
    """Give a cell its type, mark and, where it is locked, source back."""
    if cell.cell_type != expected.cell_type:
        found.retyped.append(expected.name)
        _retype(cell, expected.cell_type)
    if expected.locked and cell.source.strip() != _shown(expected).strip():
        found.changed.append(expected.name)
    if expected.locked:
        cell.source = expected.source
    cell.metadata["nbgrader"] = NotebookNode(expected.metadata())
    if expected.grade and not expected.solution and "tags" in cell.metadata:
        # A test cell that is not run gets all its points from nbgrader.
        cell.metadata["tags"] = [tag for tag in cell.metadata["tags"] if tag != "skip-execution"]


def _shown(expected: Expected) -> str:
    """The source as students have it: without a marking scheme or hidden tests."""
    lines: list[str] = []
    hidden = False
    for line in expected.source.split("\n"):
        if "BEGIN MARK SCHEME" in line or "BEGIN HIDDEN TESTS" in line:
            hidden = True
        elif "END MARK SCHEME" in line or "END HIDDEN TESTS" in line:
            hidden = False
        elif not hidden:
            lines.append(line)
    return "\n".join(lines)


def _retype(cell: NotebookNode, kind: str) -> None:
    cell["cell_type"] = kind
    if kind == "code":
        cell.pop("attachments", None)
        cell.setdefault("outputs", [])
        cell.setdefault("execution_count", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _put_back(notebook: NotebookNode, plan: Plan, chosen: dict[str, NotebookNode], found: Findings) -> None:
    """Put back the cells that carry points."""
    for expected in plan.cells.values():
        if expected.name in chosen or not (expected.grade or expected.task):
            continue
        make = new_code_cell if expected.cell_type == "code" else new_markdown_cell
        cell = make(expected.source, metadata={"nbgrader": expected.metadata()})
        tasks = plan.checks.get(expected.name, ())
        notebook.cells.insert(_place(notebook.cells, tasks), cell)
        chosen[expected.name] = cell
        found.missing.append(expected.name)


def _place(cells: list[NotebookNode], tasks: tuple[str, ...]) -> int:
    """Below the last cell that defines one of the tasks, else at the end."""
    for index in range(len(cells) - 1, -1, -1):
        cell = cells[index]
        if cell.cell_type == "code" and set(tasks) & _binds(cell.source):
            return index + 1
    return len(cells)


def skew(notebook: NotebookNode, plan: Plan) -> list[str]:
    """What is to be said where a notebook comes from another release than the instructor's side has."""
    own = notebook.metadata.get(KIT)
    said: dict[str, Any] = own if isinstance(own, dict) else {}
    if not plan.release or not said.get("release") or said.get("release") == plan.release.get("release"):
        return []
    return [
        tr(
            "This notebook comes from another release of the lesson (release {its_release}, kit {its_kit}; now it is "
            "release {release}, kit {kit}). It was marked by the checks of now. If something is marked wrong "
            "that was right when you handed it in, tell your teacher; to go on working, fetch the assignment "
            "again and copy your answers over.",
            its_release=_word(said["release"]),
            its_kit=_word(said.get("kit")),
            release=plan.release.get("release"),
            kit=plan.release.get("kit"),
        )
    ]


def _word(text: Any) -> str:
    return "".join(c for c in str(text)[:40] if c.isalnum() or c in ".-_") or tr("unknown")
