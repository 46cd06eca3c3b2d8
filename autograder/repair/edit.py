"""Edits: changes of a program's text, each with a kind and what it costs to believe in it."""

from dataclasses import dataclass

from autograder.repair.splices import Splice


@dataclass(frozen=True)
class Edit:
    """One thing that a student would change, in one place or in a few that belong together.

    Attributes:
        kind: what kind of change it is; words and costs go by it. Those of generated edits are in
            `autograder.repair.kinds`.
        splices: the pieces of text that are replaced; they do not overlap.
        focus: the place at which the mistake stands, in bytes of the text. Where a statement is missing, it is the
            one beside which it is missing.
        cost: the higher, the less likely it is what the student has to change.
        source: where it comes from: "generic", "idiom", "template" or "donor".
        variant: which edits of its kind are as likely as it is; costs are learnt by kind and variant.
    """

    kind: str
    splices: tuple[Splice, ...]
    focus: int
    cost: float
    source: str = "generic"
    variant: str = "plain"
