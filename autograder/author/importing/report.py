"""What an import says to the author: what came over, and what is to be written by hand."""

from dataclasses import dataclass
from textwrap import wrap

from autograder.author.importing.parts import ByHand, GradedCell, Solution
from autograder.author.importing.planned import Plan
from autograder.core.language import tr


@dataclass(frozen=True)
class Imported:
    """What came of an import.

    Attributes:
        lesson: its name.
        tool: the tool that the notebook was made for.
        solutions, test_cells: how many cells of the notebook are solutions, and tests.
        asserts: how many assertions the tests hold; `whole` of them became claims.
        tasks, texts: how many tasks there are, and how many texts that a person marks.
        points_before, points: all points of the notebook, and of the lesson.
        by_hand: what the author has to look at.
        written: the files, from the course's folder on.
    """

    lesson: str
    tool: str
    solutions: int
    test_cells: int
    asserts: int
    whole: int
    tasks: int
    texts: int
    points_before: float
    points: float
    by_hand: tuple[ByHand, ...]
    written: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The figures in one sentence."""
        return tr(
            "{whole} of {asserts} asserts in {test_cells} cells with tests came over; {solutions} solution "
            "cells became {tasks} tasks, a person marks {texts} texts; {points:g} of {points_before:g} "
            "points.",
            whole=self.whole,
            asserts=self.asserts,
            test_cells=self.test_cells,
            solutions=self.solutions,
            tasks=self.tasks,
            texts=self.texts,
            points=self.points,
            points_before=self.points_before,
        )


def imported(plan: Plan, lesson: str, written: tuple[str, ...]) -> Imported:
    """What came of a plan."""
    parts = plan.notebook.parts
    return Imported(
        lesson,
        plan.notebook.tool,
        sum(isinstance(part, Solution) for part in parts),
        sum(isinstance(part, GradedCell) for part in parts),
        plan.asserts,
        plan.whole,
        len(plan.tasks),
        len(plan.texts) + sum(bool(task.by_hand) for task in plan.tasks),
        plan.notebook.points,
        plan.points,
        tuple(plan.by_hand),
        written,
    )


WIDTH = 118  # of a line of the page


def import_page(found: Imported, notebook: str) -> str:
    """The page for the author, in Markdown."""
    lines = [
        "# " + tr("What came over from {notebook}", notebook=notebook),
        "",
        tr("For whoever writes this lesson; students do not get it, and it can be deleted."),
        "",
        found.summary,
        "",
        "## " + tr("To write by hand"),
        "",
    ]
    lines += [f"- {sentence}" for sentence in map(sentence_of, found.by_hand)] or [tr("Nothing.")]
    lines += [
        "",
        *wrap(
            tr(
                "The points of a cell with tests of which nothing came over are with the other checks of its task. "
                "Where the task has none, a person gives them, under a name that ends in `_by_hand`. Write a check, "
                "and give them to it."
            ),
            WIDTH,
        ),
        "",
        "## " + tr("To look at"),
        "",
        *wrap(
            tr(
                "Inputs of hidden tests now stand in `checks.py`, which students read. Draw them instead: "
                "`given.normal(5)` in the place of a list of numbers gives other numbers in each run."
            ),
            WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
        ),
        *wrap(
            tr(
                "A lesson proves itself by wrong variants and alternatives: `wrong.toml` and `alternatives.toml` are "
                "empty."
            ),
            WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
        ),
        "",
    ]
    return "\n".join(lines)


def sentence_of(one: ByHand) -> str:
    """One place in one line."""
    code = f" `{one.code}`" if one.code else ""
    return f"{one.where}:{code} ({one.reason})" if one.code else f"{one.where}: {one.reason}"
