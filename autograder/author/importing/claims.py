"""Tests of a cell as claims: statements that lead to values, and what is stated about these."""

import ast
from dataclasses import dataclass

from autograder.author.importing.assertions import Assertion
from autograder.author.importing.parts import ByHand, GradedCell
from autograder.author.importing.slices import loaded_names, sliced
from autograder.submission.tasks import bound_names


@dataclass(frozen=True)
class Claim:
    """Something that a cell states about a value.

    Attributes:
        name: of the variable that holds the value, such as `value_1`.
        other: of the variable that it is compared with; empty where that is the reference's own value.
        assertion: what is stated.
        what: the observed expression, as it stands in the notebook.
        cell, line, code: where it stands, and the line itself.
        listed: whether the variable holds a list, one item for each time around a loop.
    """

    name: str
    other: str
    assertion: Assertion
    what: str
    cell: int
    line: int
    code: str
    listed: bool

    @property
    def place(self) -> tuple[int, int, str]:
        """What tells it from all other claims of the notebook."""
        return self.cell, self.line, self.name


@dataclass(frozen=True)
class CellTests:
    """What was read in a cell with tests.

    Attributes:
        tests: the cell.
        body: its statements; a value that is stated something about is bound to its claim's name.
        claims: what came over.
        by_hand: what did not.
        sentence: the cell's docstring; empty where it has none.
        asserts: how many assertions the cell holds; `whole` of them came over.
    """

    tests: GradedCell
    body: tuple[ast.stmt, ...]
    claims: tuple[Claim, ...]
    by_hand: tuple[ByHand, ...]
    sentence: str
    asserts: int
    whole: int

    def uses(self, claim: Claim) -> frozenset[str]:
        """Names that a claim's value depends on and that the cell does not bind itself."""
        kept = sliced(self.body, {claim.name, claim.other} - {""})
        return frozenset(loaded_names(kept)) - {name for statement in kept for name in bound_names(statement)}
