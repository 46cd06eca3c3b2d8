"""Claims of a check, evaluated on observations: the step between an observation and a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.core.language import tr
from autograder.judge.compare import Difference, evaluate
from autograder.lesson import Check
from autograder.lesson.claims import Claim, Claims, Holds, MoreSeeds, Remark
from autograder.lesson.observed import NoSuchValue, Observed
from autograder.wire.observation import Observation


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


def for_checks(attempts: Sequence[Observation], student: str = "") -> Observed:
    """Observations of one probe as a check or a plot reads them; one at least."""
    first, *others = attempts
    more = [Observed(other.values, other.signature, student=student) for other in others]
    return Observed(first.values, first.signature, student=student, more=more)


def assess_reference(check: Check, expected: list[Observation]) -> tuple[Difference, ...]:
    """The differences that the check finds in the reference itself: there should be none.

    Where it asks for more seeds nothing is settled yet: a right training is unlucky now and then.

    Raises:
        Exception: the check does not run on the reference's own values.
    """
    found = _assessed(_claims(check, expected, expected, ""))
    return () if found.wants_more else found.differences


def assess(check: Check, observed: list[Observation], expected: list[Observation], student: str = "") -> Assessment:
    """Evaluate a check's claims about what a program showed. Never raises: the check runs on the reference's values,
    so where it does not run on these, they are of a kind that no right program gives."""
    try:
        return _assessed(_claims(check, observed, expected, student))
    except NoSuchValue as error:
        return Assessment((), (Difference(str(error.name), tr("to be there"), tr("nothing")),))
    except Exception as error:
        got = f"{type(error).__name__}: {error}"
        return Assessment((), (Difference(tr("what came back"), tr("values that can be compared"), got),))


def _claims(check: Check, observed: list[Observation], expected: list[Observation], student: str) -> tuple[Claim, ...]:
    claims: Claims = check.function(for_checks(observed, student), for_checks(expected))
    return tuple(claims) if isinstance(claims, Sequence) else (claims,)


def _assessed(claims: tuple[Claim, ...]) -> Assessment:
    differences = tuple(difference for claim in claims if (difference := _difference(claim)))
    return Assessment(claims, differences, any(isinstance(claim, MoreSeeds) for claim in claims))


def _difference(claim: Claim) -> Difference | None:
    if isinstance(claim, Remark | MoreSeeds):
        return None
    if isinstance(claim, Holds) and type(claim.truth) is not bool:
        raise TypeError(tr("{what}: a claim's truth has to be a bool", what=claim.what))
    return evaluate(claim)
