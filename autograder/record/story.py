"""The story of a task, in order: a mistake is explained once, however many checks it costs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.core.language import in_every_language, noted, tr
from autograder.judge.result import DIFFERENCE, NUMBER, Diagnosis, Outcome, Proof, Standing
from autograder.record.message import message, spot
from autograder.record.schema import Check, Record, Repair, Task

WRONG = (Outcome.FAILED, Outcome.GRADER_ERROR)


@dataclass(frozen=True)
class Told:
    """One check of a task, with what is new about it.

    Attributes:
        check: the check, as in the record.
        mistakes: the mistakes that no earlier check of the task has explained: named ones, or the one that a repair
            shows.
        again: whether everything that is wrong with it was explained before.
        certain: that a change in one line is enough, where this is proven.
    """

    check: Check
    mistakes: tuple[Diagnosis, ...] = ()
    again: bool = False
    certain: str = ""


def diagnoses(check: Check) -> tuple[Diagnosis, ...]:
    """All mistakes that were recognised in a check; records of older versions hold at most one."""
    return check.diagnoses or ((check.diagnosis,) if check.diagnosis else ())


def later(task: Task) -> float:
    """The points of a task that are decided when it is marked: of answers whose key is not at hand."""
    return sum(check.max_score for check in task.checks if check.outcome == Outcome.ANSWERED)


def told(task: Task) -> list[Told]:
    """The checks of a task in their order, each mistake where it comes up first."""
    known: set[str] = set()
    errors: set[tuple[object, ...]] = set()
    story = []
    for check in task.checks:
        named = explaining(task, check) if check.outcome in WRONG else ()
        new = tuple(mistake for mistake in named if mistake.id not in known)
        known |= {mistake.id for mistake in new}
        error = _error(check)
        again = not new and (bool(named) or error in errors)
        errors |= {error} if error else set()
        story.append(Told(check, new, again, "" if again else certain(task, check)))
    return story


def is_another_reason(shown: Told, other: Told) -> bool:
    """Whether a check certainly failed for another reason than the one that is shown: no number that may follow."""
    if other.check is shown.check or other.again or other.check.outcome not in WRONG:
        return False
    if other.check.outcome != shown.check.outcome or other.check.apart != shown.check.apart:
        return True
    return any(mistake.id != REPAIR for mistake in other.mistakes)


def _error(check: Check) -> tuple[object, ...]:
    """What an error means and where, by which it is known again; empty of other failures."""
    lines = check.message.split("\n")
    said = check.outcome == Outcome.FAILED and check.got and not check.expected and len(lines) > MEANT
    return (check.where, check.got, lines[1]) if said else ()


REPAIR = "repair"  # in the place of a mistake's name
MEANT = 2  # lines of a message about an error that nothing is known about: what happened, and the error's own words
ONE_LINE = noted("Only this line has to change.")
MENDS = noted("One change there mends all that fails in this task.")


def certain(task: Task, check: Check) -> str:
    """That a change in the line which a failed check is told at is enough, where this is proven; else empty."""
    repair = task.repair
    if repair is None or check.outcome != Outcome.FAILED or repair.standing not in (Standing.ALONE, Standing.AGREES):
        return ""
    if repair.checks:  # some of what fails
        return ""
    lines = [[line for line in text.split("\n") if line.strip()] for text in (repair.before, repair.after)]
    there = len(repair.places) == 1 and check.where is not None and spot(check.where) == spot(repair.places[0])
    if not there or len(lines[0]) != 1 or len(lines[1]) > 1 or lines[0] == lines[1]:
        return ""  # what is moved or stands in two lines is no change of this one
    return tr(ONE_LINE) if repair.proof is Proof.PROVEN else tr(MENDS)


def explaining(task: Task, check: Check) -> tuple[Diagnosis, ...]:
    """What explains a check: the mistakes that were recognised in it, the repair that mends it, or both.

    A repair stands alone where there is no name, and beside one where its proof is at another statement. Of an error
    whose own words say what to do in that line, it tells nothing new.
    """
    found, repair = diagnoses(check), task.repair
    if repair is None or check.outcome != Outcome.FAILED or repair.standing is Standing.UNTOLD:
        return found
    if repair.checks and check.name not in repair.checks:
        return found
    shown = Diagnosis(REPAIR, repair.title, "", repair.advice, task.lecture)
    if not found:
        return () if _is_explained_at(check, repair) else (shown,)
    return (*found, shown) if repair.standing is Standing.POSSIBLE else found


def headline(one: Told) -> str:
    """What is wrong with a check, to stand above its explanation: the mistake's name, or what happened.

    A check's own sentence says how it should be; where nothing else is known, it is said that this does not hold.
    """
    check = one.check
    if len(one.mistakes) == 1:
        return one.mistakes[0].title
    if one.mistakes:
        return (
            tr("Two mistakes come together here")
            if len(one.mistakes) == 2
            else tr("Several mistakes come together here")
        )
    first = message(check).split("\n")[0]
    return (
        tr("This does not hold yet: {sentence}", sentence=check.sentence)
        if _is_difference(check) or not first
        else first
    )


def in_short(one: Told) -> str:
    """The same where no explanation follows: the names of all mistakes."""
    return "; ".join(mistake.title for mistake in one.mistakes) or headline(one)


def in_a_list(one: Told) -> str:
    """The same in a list below a headline."""
    unnamed = not one.mistakes and (_is_difference(one.check) or not one.check.message)
    return tr("Not yet: {sentence}", sentence=one.check.sentence) if unnamed else in_short(one)


def findings(one: Told) -> list[str]:
    """What else the message of a check says, line by line: what the headline says is left out.

    Below a mistake's name a difference is left out that shows no values, and which of several values it is of.
    """
    check = one.check
    lines = message(check).split("\n") if check.message else []
    if not one.mistakes and not _is_difference(check):
        return lines[1:]
    if not any(mistake.id != REPAIR for mistake in one.mistakes):
        return lines
    values = any(sign.isdigit() or sign in "'\"" for sign in f"{check.expected}{check.got}")
    return [_without_number(line) for line in lines if values or not _tells_difference(line, check)]


def _without_number(line: str) -> str:
    patterns = (re.sub(r"\\{\w+\\}", r"\\d+", re.escape(one)) for one in in_every_language(NUMBER))
    return re.sub(rf" ?(?:{'|'.join(patterns)})", "", line)


def asked(one: Told) -> str:
    """What the check asks for; empty where the headline says it, or how an answer has to be written."""
    check = one.check
    form = bool(check.expected) and not one.mistakes and not _is_difference(check)
    return "" if form or check.sentence in headline(one) else check.sentence


def _is_difference(check: Check) -> bool:
    """Whether a message begins with what was expected and what came out, which says nothing in words."""
    return _tells_difference(check.message.split("\n")[0], check)


def _tells_difference(line: str, check: Check) -> bool:
    return bool(check.expected) and any(f"{words}{check.expected}" in line for words in _before_what_was_expected())


def _before_what_was_expected() -> list[str]:
    """What such messages say before it, in each language in which a record may have been made."""
    return [one.partition("{expected}")[0].rpartition("}")[2] for one in in_every_language(DIFFERENCE)]


def _is_explained_at(check: Check, repair: Repair) -> bool:
    """Whether a check says of an error what it means and what to do, in the line that a repair is about."""
    raised = check.got and not check.expected and check.message.count("\n") > 1
    return bool(raised and check.where and repair.places and check.where.line == repair.places[0].line)


def is_wrong(task: Task) -> bool:
    """Whether something in the task failed, so that there is something to explain."""
    return any(check.outcome in WRONG for check in task.checks)


def mistakes(tasks: Iterable[Task]) -> list[tuple[Task, Check, Diagnosis]]:
    """Every mistake named in these tasks, once a task: the task, the check and the mistake."""
    return [
        (task, one.check, mistake)
        for task in tasks
        for one in told(task)
        for mistake in diagnoses(one.check)  # a repair that stands in the place of a name, or beside it, is none
        if any(mistake.id == new.id for new in one.mistakes)
    ]


def first_wrong(task: Task) -> str:
    """What is first to be said of a task in which something failed: a mistake's name, or what was found."""
    for outcome in (Outcome.GRADER_ERROR, Outcome.FAILED):
        for check in task.checks:
            if check.outcome == outcome:
                return _said(task, check)
    return ""


def _said(task: Task, check: Check) -> str:
    named = [one.title for one in explaining(task, check) if one.id != REPAIR]
    return named[0] if named else message(check) or check.sentence


def first_trouble(found: Record) -> str:
    """In a few words, what is first to be looked at in a record; empty where nothing is.

    Of a check that failed, the mistake's name, or what was found where none fits.
    """
    if found.problem:
        return found.problem.message
    failed = [(task, check) for task in found.tasks for check in task.checks]
    for wanted in (Outcome.GRADER_ERROR, Outcome.FAILED):
        for task, check in failed:
            if check.outcome == wanted:
                return f"{task.name}: {_said(task, check)}"
    untouched = [task.name for task in found.tasks if task.outcome == Outcome.NOT_ATTEMPTED]
    return tr("not attempted: {tasks}", tasks=", ".join(untouched)) if untouched else ""
