"""What an imported lesson is planned to hold: tasks with groups of claims, and texts that a person marks."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from autograder.author.importing.assertions import CLOSE, HOLDS, KIND, RAISES, SAME, VALUE
from autograder.author.importing.claims import Claim
from autograder.author.importing.parts import ByHand, GradedCell, Manual, Solution, SourceNotebook

# Why claims cannot be checks, by their places.
Refused = Mapping[tuple[int, int, str], str]


@dataclass
class Group:
    """Claims of one cell about one task: one probe and one check.

    Attributes:
        tests: the cell.
        claims: what is stated.
        body: the probe's statements.
        answer: whether what is looked at are answers, which students do not get, and not functions.
        sentence: what the student reads.
        points: what the check gives.
    """

    tests: GradedCell
    claims: list[Claim]
    body: list[ast.stmt]
    answer: bool
    sentence: str
    points: float = 0.0

    @property
    def keyed(self) -> bool:
        """Whether it compares with the reference's answer."""
        return self.answer and any(not claim.other and claim.assertion.kind in (SAME, CLOSE) for claim in self.claims)


@dataclass
class PlannedTask:
    """What a solution cell becomes.

    Attributes:
        name: of the task.
        by_hand_name: of the text for which a person gives `by_hand` points, for want of checks; empty where none is.
        solution: the cell.
        lecture: the heading above it.
        groups: its probes and checks.
    """

    name: str
    by_hand_name: str
    solution: Solution
    lecture: str
    groups: list[Group] = field(default_factory=list)
    by_hand: float = 0.0

    @property
    def cell(self) -> int:
        """The cell's number in the notebook."""
        return self.solution.cell

    @property
    def points(self) -> float:
        """The points of its checks."""
        return round(sum(group.points for group in self.groups), 9)


@dataclass(frozen=True)
class PlannedText:
    """A free text that a person marks, in the lesson."""

    name: str
    manual: Manual
    lecture: str

    @property
    def cell(self) -> int:
        """The cell's number in the notebook."""
        return self.manual.cell


@dataclass
class Plan:
    """A lesson as it will be written.

    Attributes:
        notebook: where it comes from.
        title: for people.
        tasks, texts: in the order of the notebook.
        imports: statements that `checks.py` begins with.
        by_hand: what the author has to look at.
        asserts: how many assertions the tests hold; `whole` of them came over.
    """

    notebook: SourceNotebook
    title: str
    tasks: list[PlannedTask]
    texts: list[PlannedText]
    imports: list[str]
    by_hand: list[ByHand]
    asserts: int
    whole: int

    @property
    def points(self) -> float:
        """All points of the lesson."""
        tasks = sum(task.points + task.by_hand for task in self.tasks)
        return round(tasks + sum(text.manual.points for text in self.texts), 9)


def spread(points: float, count: int) -> list[float]:
    """Points in `count` parts that are as equal as four digits allow, and add up to all of them."""
    part = round(points / count, 4)
    return [*[part] * (count - 1), round(points - part * (count - 1), 9)]


def sentence_of_claims(docstring: str, claims: Sequence[Claim]) -> str:
    """What the student reads of a check; `docstring` is what the cell itself says."""
    if docstring:
        return docstring
    shown = list(dict.fromkeys(map(_in_words, claims)))
    kept = [words for words in shown if len(words) <= 80][:2]
    more = len(shown) - len(kept)
    if not kept:
        return "What the test looks at is right."
    return f"{', '.join(kept)}, and {more} more." if more else f"{' and '.join(kept)}."


def _in_words(claim: Claim) -> str:
    assertion = claim.assertion
    if assertion.kind == HOLDS:
        return f"`{assertion.condition.replace(VALUE, claim.what)}` holds"
    if assertion.kind in (KIND, RAISES):
        return f"`{claim.what}` {'is' if assertion.kind == KIND else 'raises'} {' or '.join(assertion.names)}"
    return f"`{claim.what}` is right"
