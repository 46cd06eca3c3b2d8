"""Parts of a notebook that is imported, whatever tool it is for: story, solutions, tests, what a person marks."""

import re
from dataclasses import dataclass, field
from keyword import iskeyword

from autograder.author.prose import BEGIN, END
from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse
from autograder.submission.program import LEFT_OUT, syntax_problem
from autograder.submission.tasks import bound_names


class ImportProblem(UsageProblem):
    """A notebook that cannot become a lesson; the text says why and what to do."""


@dataclass(frozen=True)
class Story:
    """A cell that students read or run as it is; `kind` is "markdown" or "code"."""

    kind: str
    source: str
    cell: int


@dataclass(frozen=True)
class Solution:
    """A cell that students fill in.

    Attributes:
        source: its text, with nbgrader's marks around what students do not get.
        cell: its number in the notebook, counted from 1.
        question: the question that it belongs to; empty where the notebook does not say.
        points: what a person gives for it.
    """

    source: str
    cell: int
    question: str = ""
    points: float = 0.0


@dataclass(frozen=True)
class GradedCell:
    """A cell with tests.

    Attributes:
        source: its text.
        cell: its number in the notebook.
        name: what the notebook calls it.
        points: what it gives.
        question: the question that it tests; empty where the notebook does not say.
        skipped: lines of the cell that stand before `source`.
        last_value: whether the value of its last expression is compared too, as otter does.
    """

    source: str
    cell: int
    name: str
    points: float
    question: str = ""
    skipped: int = 0
    last_value: bool = False


@dataclass(frozen=True)
class Manual:
    """A free text that a person marks.

    Attributes:
        name: what the notebook calls it.
        prompt: the question, in Markdown.
        answer: the notebook's own answer; empty where there is none.
        points: the most that a person gives.
        cell: its number in the notebook.
    """

    name: str
    prompt: str
    answer: str
    points: float
    cell: int


Part = Story | Solution | GradedCell | Manual


@dataclass(frozen=True)
class SourceNotebook:
    """A notebook in parts.

    Attributes:
        tool: "nbgrader" or "otter".
        parts: in their order.
        files: data files that the notebook says it needs.
    """

    tool: str
    parts: tuple[Part, ...]
    files: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """All points of the notebook."""
        return round(sum(part.points for part in self.parts if not isinstance(part, Story)), 9)


@dataclass(frozen=True)
class ByHand:
    """A place in the notebook that the author has to look at; `line` is None where it is the whole cell."""

    cell: int
    line: int | None
    code: str
    reason: str

    @property
    def where(self) -> str:
        """The place in words."""
        return (
            tr("cell {cell}", cell=self.cell)
            if self.line is None
            else tr("cell {cell}, line {line}", cell=self.cell, line=self.line)
        )


@dataclass
class Names:
    """Names that are taken, and new ones beside them."""

    taken: set[str] = field(default_factory=set)

    def new(self, wanted: str, fallback: str = "part") -> str:
        """A Python name as near as can be to what is wanted, not taken so far."""
        plain = re.sub(r"\W+", "_", wanted, flags=re.ASCII).strip("_") or fallback
        if plain[0].isdigit() or iskeyword(plain):
            plain = f"{fallback}_{plain}"
        name, number = plain, 1
        while name in self.taken:
            number += 1
            name = f"{plain}_{number}"
        self.taken.add(name)
        return name


def readable(source: str, cell: int) -> str:
    """The cell's text as Python that can be parsed.

    Raises:
        ImportProblem: it is no Python.
    """
    plain = neutralise(source)
    problem = syntax_problem(plain)
    if problem:
        message, line = problem
        if line is None:
            raise ImportProblem(
                tr(
                    "cell {cell} of the notebook cannot be read by Python: {message}. Mend it, and import again",
                    cell=cell,
                    message=message,
                )
            )
        raise ImportProblem(
            tr(
                "cell {cell}, line {line} of the notebook cannot be read by Python: {message}. Mend it, and import "
                "again",
                cell=cell,
                line=line,
                message=message,
            )
        )
    return plain


def without_magics(source: str) -> str:
    """A cell without IPython's own lines, which neither a `.py` nor marking can run."""
    lines, plain = source.split("\n"), neutralise(source).rstrip("\n").split("\n")
    if len(lines) != len(plain):  # a cell in another language, such as `%%bash`
        return ""
    return "\n".join(line for old, line in zip(lines, plain, strict=True) if line == old or line.strip() != LEFT_OUT)


def defined_names(source: str, cell: int) -> list[str]:
    """Names that a cell binds at its top level, in the order of their first statements; imports are none."""
    names: dict[str, None] = {}
    for statement in parse(readable(source, cell)).body:
        if type(statement).__name__ not in ("Import", "ImportFrom"):
            names |= dict.fromkeys(sorted(bound_names(statement)))
    return list(names)


def all_marked(source: str) -> str:
    """A cell whose whole text is its solution."""
    return f"{BEGIN}\n{source}\n{END}"
