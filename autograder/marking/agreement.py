"""Agreement of a mistake's name with a repair: which of them is told of a failed task, and at which line.

The one place where this is decided. It stands in the record (`repair.standing`); whatever shows a record goes by it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autograder.judge.result import CheckResult, Diagnosis, Outcome, Place, Proof, Standing, TaskRepair, TaskResult

if TYPE_CHECKING:  # loaded when there is something to compare: a student's verdict does not wait
    from autograder.marking.expected import Expected
    from autograder.repair.correspondence import Statement
    from autograder.submission.program import Program

LIKELY = 0.3  # how likely a named mistake has to be in a statement that a change mends without being a proof
UNLIKELY = 0.1  # below it a proof is at another statement than the one that a name is surely about
Statements = Callable[[Diagnosis], "Sequence[Statement]"]


def statements_of(
    expected: "Expected", program: "Program", task: str, tasks: frozenset[str], mistake: Diagnosis
) -> "list[Statement]":
    """The student's statements, with how likely a named mistake is in each; none where the solutions are not known.

    Args:
        expected: what is known of the solutions.
        program: the student's.
        task: which failed.
        tasks: all tasks of the lesson.
        mistake: its name.
    """
    texts = expected.texts(task, mistake.id)
    if texts is None:
        return []
    from autograder.repair.correspondence import statements

    return statements(program, task, tasks - {task}, *texts, f"{mistake.title} {mistake.why} {mistake.fix}")


def with_repair(result: TaskResult, repair: TaskRepair, statements: Statements) -> TaskResult:
    """A task's result with its repair, and failed checks at the line that both show. Verdicts and points stay.

    A proof shows the line, whatever else is known; beside a name that is surely about another statement it is told as
    well. Of the lines of a repair that is no proof, the one counts that a mistake's name is about. Where there is none
    such, the name keeps its line and the repair is not told: half of such repairs are at a wrong line. Without a name
    it gives a line where there is none yet.

    Args:
        result: the task, as it was marked.
        repair: what mends it.
        statements: the student's statements, with how likely a named mistake is in each; none where that is not known.
    """
    failed = [check for check in result.checks if check.outcome is Outcome.FAILED]
    named = {mistake.id: mistake for check in failed for mistake in check.diagnoses}
    known = {name: statements(mistake) for name, mistake in named.items()}
    places = {name: _common(repair, found, named[name]) for name, found in known.items()}

    def placed(check: CheckResult) -> CheckResult:
        if check.outcome is not Outcome.FAILED or check.idle:  # what is read in the program needs no proof
            return check
        agreed = next((place for one in check.diagnoses if (place := places.get(one.id))), None)
        vague = check.where is None or check.where.code is None
        if agreed is None and (repair.proof is Proof.PROVEN or (vague and not check.diagnoses)):
            agreed = repair.places[0]
        return check if agreed is None else replace(check, where=agreed)

    standing = _standing(repair, places, known)
    return replace(result, checks=tuple(map(placed, result.checks)), repair=replace(repair, standing=standing))


def _standing(
    repair: TaskRepair, places: Mapping[str, Place | None], known: "Mapping[str, Sequence[Statement]]"
) -> Standing:
    """How a repair stands to the names of a task's mistakes, given the place that each has in common with it."""
    if not places:
        return Standing.ALONE
    if repair.proof is not Proof.PROVEN:
        return Standing.AGREES if any(places.values()) else Standing.UNTOLD
    elsewhere = all(_is_elsewhere(repair.places[0], found) for found in known.values())
    return Standing.POSSIBLE if elsewhere else Standing.AGREES


def _common(repair: TaskRepair, statements: "Sequence[Statement]", mistake: Diagnosis) -> Place | None:
    """The place of a repair at which a named mistake is; None where there is none."""
    if repair.proof is Proof.PROVEN:
        return repair.places[0]
    if not statements and len(repair.kinds) == 1:
        return _quoted(repair, mistake)
    likely = [(chance, place) for place in repair.places if (chance := _chance(place, statements)) >= LIKELY]
    return max(likely, key=lambda one: one[0])[1] if likely else None


def _quoted(repair: TaskRepair, mistake: Diagnosis) -> Place | None:
    """Of several places at each of which one change mends a task, the one that a mistake's words name first."""
    for word in re.findall(r"`(\w+)`", f"{mistake.title} {mistake.why}"):
        found = [place for place in repair.places if re.search(rf"\b{word}\b", place.code or "")]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_elsewhere(place: Place, statements: "Sequence[Statement]") -> bool:
    """Whether a named mistake is surely in another statement."""
    if not statements:
        return False
    from autograder.repair.correspondence import faulty

    return faulty(statements) is not None and _chance(place, statements) < UNLIKELY


def _chance(place: Place, statements: "Sequence[Statement]") -> float:
    """How likely a mistake is in the statement at a place."""
    found = [one for one in statements if _covers(one.place, place)]
    return max((1.0 if one.beside_gap else one.chance for one in found), default=0.0)


def _covers(statement: Place, place: Place) -> bool:
    if (statement.file, statement.cell) != (place.file, place.cell) or not statement.line or not place.line:
        return False
    return statement.line <= place.line <= (statement.end_line or statement.line)
