"""Claims of a check, evaluated on observations: the step between an observation and a verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.judge.compare import Difference, evaluate
from autograder.lesson import Check
from autograder.lesson.claims import Claim, Claims, Holds, MoreSeeds, Remark
from autograder.wire.observation import Observation


class Missing(Exception):
    """A check asked for a value that was not observed."""


class Observed(Mapping[str, Any]):
    """What one probe observed, for a check to read.

    Attributes:
        attempts: the same for each of the probe's repetitions with other seeds, this one first.
        student: whose submission it is; empty where that is not known.
    """

    def __init__(self, observations: list[Observation], student: str = "") -> None:
        self._values = observations[0].values
        self.student = student
        self.attempts = [self, *(Observed([other], student) for other in observations[1:])]

    def __getitem__(self, key: str) -> Any:
        if key not in self._values:
            raise Missing(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class Assessment:
    """What came of a check on observations that are there.

    Attributes:
        claims: all claims, empty where the check could not read what was observed.
        differences: those that do not hold; empty where the check holds.
        wants_more: whether the check asks for more seeds.
    """

    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    wants_more: bool = False

    @property
    def remarks(self) -> str:
        """What the student should know that costs nothing."""
        return " ".join(claim.text for claim in self.claims if isinstance(claim, Remark))


def assess_reference(check: Check, expected: list[Observation]) -> tuple[Difference, ...]:
    """The differences that the check finds in the reference itself: there should be none.

    Raises:
        Exception: the check does not run on the reference's own values.
    """
    return _assessed(_claims(check, expected, expected, "")).differences


def assess(check: Check, observed: list[Observation], expected: list[Observation], student: str = "") -> Assessment:
    """Evaluate a check's claims about what a program showed. Never raises: the check runs on the reference's values,
    so where it does not run on these, they are of a kind that no right program gives."""
    try:
        return _assessed(_claims(check, observed, expected, student))
    except Missing as error:
        return Assessment((), (Difference(str(error), "to be there", "nothing"),))
    except Exception as error:
        got = f"{type(error).__name__}: {error}"
        return Assessment((), (Difference("what came back", "values that can be compared", got),))


def _claims(check: Check, observed: list[Observation], expected: list[Observation], student: str) -> tuple[Claim, ...]:
    claims: Claims = check.function(Observed(observed, student), Observed(expected))
    return tuple(claims) if isinstance(claims, Sequence) else (claims,)


def _assessed(claims: tuple[Claim, ...]) -> Assessment:
    differences = tuple(difference for claim in claims if (difference := _difference(claim)))
    return Assessment(claims, differences, any(isinstance(claim, MoreSeeds) for claim in claims))


def _difference(claim: Claim) -> Difference | None:
    if isinstance(claim, Remark | MoreSeeds):
        return None
    if isinstance(claim, Holds) and type(claim.truth) is not bool:
        raise TypeError(f"{claim.what}: a claim's truth has to be a bool")
    return evaluate(claim)
