"""Agreement of a mistake's name with a repair: which of them is told of a failed task, and at which line.

The one place where this is decided. It stands in the record (`repair.standing`); whatever shows a record goes by it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
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

    A proof shows the line, whatever else is known; a name that is surely about another statement keeps that, and the
    proof is told beside it. Of the lines of a repair that is no proof, each name gets the one that it is about. A name
    whose statement is not known gets a line of a small repair that is left over; beside a larger one it keeps the whole
    definition, since half of these are at a wrong line. What mends only a part of what fails is told where that has no
    name, or one that is about the same line. Where several changes are needed and not all that fails has a
    name, the repair is told beside the names. Without a name it gives a line where there is none yet.

    Args:
        result: the task, as it was marked.
        repair: what mends it.
        statements: the student's statements, with how likely a named mistake is in each; none where that is not known.
    """
    statements = cache(statements)  # several checks may have one name
    failed = [one for one in result.checks if one.outcome is Outcome.FAILED and repair.mends(one.name)]
    if repair.checks:  # what mends a part may do so by chance: a name says more, unless it is about the same line
        failed = [one for one in failed if not one.diagnoses] or [
            one for one in failed if any(_is_likely(repair, statements(mistake)) for mistake in one.diagnoses)
        ]
    named = {mistake.id: mistake for check in failed for mistake in check.diagnoses}
    known = {name: statements(mistake) for name, mistake in named.items()}
    sure = _common(repair, known, named)
    likely = _left_over(repair, known, sure)

    def placed(check: CheckResult) -> CheckResult:
        if check not in failed or check.idle:  # what is read in the program needs no proof
            return check
        vague = check.where is None or check.where.code is None
        agreed = next((sure[one.id] for one in check.diagnoses if one.id in sure), None)
        if agreed is None and vague:
            agreed = next((likely[one.id] for one in check.diagnoses if one.id in likely), None)
        # Else a proof gives a line where the name has none, or there is no name; and so does another repair where
        # there is neither.
        if agreed is None and sum((vague, repair.proof is Proof.PROVEN, not check.diagnoses)) >= 2:
            agreed = repair.places[0]
        return check if agreed is None else replace(check, where=agreed)

    standing = (
        _standing(repair, known, sure | likely, all(check.diagnoses for check in failed)) if failed else Standing.UNTOLD
    )
    return replace(result, checks=tuple(map(placed, result.checks)), repair=replace(repair, standing=standing))


def _standing(
    repair: TaskRepair, known: "Mapping[str, Sequence[Statement]]", places: Mapping[str, Place], explained: bool
) -> Standing:
    """How a repair stands to the names of a task's mistakes, given the places that they have in common with it, and
    whether each failed check has a name: then further places are of the same mistakes."""
    if not known:
        return Standing.ALONE
    if repair.proof is Proof.PROVEN:
        elsewhere = all(_is_elsewhere(repair.places[0], found) for found in known.values())
        return Standing.POSSIBLE if elsewhere else Standing.AGREES
    if not places:
        return Standing.UNTOLD
    if explained or not _together(repair) or not is_small(repair):
        return Standing.AGREES
    lines = [place.line or 0 for place in places.values()]
    apart = [one for one in repair.places if all(abs((one.line or 0) - line) > 1 for line in lines)]
    return Standing.POSSIBLE if apart else Standing.AGREES


def _together(repair: TaskRepair) -> bool:
    """Whether several changes are needed, each of them at a place of its own."""
    return len(repair.places) > 1 and len(repair.kinds) >= len(repair.places)


def is_small(repair: TaskRepair) -> bool:
    """Whether each change of a repair is a small one: few words, a statement more, or what stands elsewhere already."""
    if repair.kinds in (("made_outside",), ("statement_missing",)) and not repair.before and "\n" not in repair.after:
        return True
    from autograder.marking.repair_told import MOST_WORDS
    from autograder.repair.describe import words_changed

    return words_changed(repair.before, repair.after) <= MOST_WORDS * len(repair.kinds)


def _common(
    repair: TaskRepair, known: "Mapping[str, Sequence[Statement]]", named: Mapping[str, Diagnosis]
) -> dict[str, Place]:
    """The place of a repair at which each named mistake is, for those that are at one."""
    if repair.proof is Proof.PROVEN:
        return {name: repair.places[0] for name in named if not _is_elsewhere(repair.places[0], known[name])}
    found = {}
    for name, statements in known.items():
        if not statements and len(repair.kinds) == 1 and (place := _quoted(repair, named[name])):
            found[name] = place
    chances = [
        (chance, number, name)
        for name, statements in known.items()
        for number, place in enumerate(repair.places)
        if statements and (chance := _chance(place, statements)) >= LIKELY
    ]
    taken: set[int] = set()
    for _, number, name in sorted(chances, key=lambda one: (-one[0], one[1])):
        if name not in found and not (_together(repair) and number in taken):
            found[name] = repair.places[number]
            taken.add(number)
    return found


def _is_likely(repair: TaskRepair, statements: "Sequence[Statement]") -> bool:
    """Whether a named mistake may well be at a place of a repair."""
    return bool(statements) and any(_chance(place, statements) >= LIKELY for place in repair.places)


def _left_over(
    repair: TaskRepair, known: "Mapping[str, Sequence[Statement]]", sure: Mapping[str, Place]
) -> dict[str, Place]:
    """Places of a small repair for names whose statement is not known, the likeliest that no other name has."""
    found: dict[str, Place] = {}
    for name, statements in known.items() if is_small(repair) else ():
        left = [one for one in repair.places if one not in sure.values() and one not in found.values()]
        if name not in sure and left and not _is_known(statements):
            found[name] = max(left, key=lambda one: _chance(one, statements))
    return found


def _is_known(statements: "Sequence[Statement]") -> bool:
    """Whether it is known in which statement a named mistake is."""
    if not statements:
        return False
    from autograder.repair.correspondence import faulty

    return faulty(statements) is not None


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
