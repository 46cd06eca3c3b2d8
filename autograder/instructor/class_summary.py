"""The summary of a run over a class, read from its records one after another."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from autograder.core.language import tr
from autograder.core.text import points
from autograder.course.layout import Course
from autograder.instructor.class_run import ClassRun
from autograder.judge.result import Outcome
from autograder.lesson import Found
from autograder.lesson.resources import told
from autograder.marks.ledger import ledger_of
from autograder.record.class_run import GROUPS, SHOWN, TABLE, ClassSummary, LessonRun, Listed, Noted
from autograder.record.same_repair import Mended, groups, mended
from autograder.record.schema import Record
from autograder.submission.missing_modules import LIBRARIES


def class_summary(run: ClassRun, course: Course, data: Mapping[str, Found]) -> ClassSummary:
    """The summary of a run.

    Args:
        run: what `grade` gave.
        course: where the lessons' titles are.
        data: where the resources were that the run used, by name.
    """
    counts, waiting = _marks(run)
    imported = run.not_installed.most_common(SHOWN)
    return ClassSummary(
        out=Path(run.out),
        seed=run.seed,
        data=told(data) if data else "",
        is_whole=all(found.real for found in data.values()),
        lessons=tuple(_lesson(run, course, name, len(students)) for name, students in run.chosen.items()),
        unreadable=_with_words(run, run.unreadable, lambda found: found.problem.message if found.problem else ""),
        grader_errors=_listed(run.grader_errors),
        look_at=_with_words(run, run.look_at, lambda found: "; ".join(found.look_at)),
        missing=_listed(run.missing),
        misplaced=Listed(
            tuple(Noted(student, "", file) for student, file in run.misplaced[:SHOWN]), len(run.misplaced)
        ),
        left_over=dict(run.left_over),
        not_installed=tuple(one for one in imported if one[0] in LIBRARIES),
        left_at_home=tuple(one for one in imported if one[0] not in LIBRARIES),
        for_modules=_listed(run.for_modules),
        reused=run.reused,
        attempts=run.attempts,
        changes=tuple(run.changes),
        changed=run.changed,
        counts=counts,
        waiting=waiting,
        conflicts=tuple(run.conflicts),
        bad_times=tuple(run.bad_times),
        part=run.words,
    )


def _marks(run: ClassRun) -> tuple[Listed, Listed]:
    """Marks that are not what was marked, and those that wait for a person."""
    ledger = ledger_of(run.out)
    counts, waiting = [], []
    for name, students in run.chosen.items():
        for student in students:
            found = run.folder.read(name, run.stems[student])
            if found is None:
                continue
            mark = ledger.mark(found, run.stems[student])
            if mark.changed:
                final = tr("no mark") if mark.final is None else points(mark.final)
                said = "; ".join((tr("{final} of {possible}", final=final, possible=points(mark.possible)), *mark.said))
                counts.append(Noted(student, name, said))
            if mark.open:
                waiting.append(Noted(student, name, "; ".join(mark.open)))
    return Listed(tuple(counts[:SHOWN]), len(counts)), Listed(tuple(waiting[:SHOWN]), len(waiting))


def _lesson(run: ClassRun, course: Course, name: str, students: int) -> LessonRun:
    outcomes: dict[str, Counter[Outcome]] = {}
    kept: list[Record] = []
    nameless: list[tuple[str, Mended]] = []
    count, marked, total, seconds, best, by_hand = 0, 0, 0.0, 0.0, 0.0, 0.0
    for found in run.of_lesson(name):
        if students <= TABLE:
            kept.append(found)
        nameless += ((found.student, one) for one in mended(found))
        for task in found.tasks:
            outcomes.setdefault(task.name, Counter())[task.outcome] += 1
        count, best = count + 1, max(best, found.max_score)
        seconds += found.seconds if isinstance(found.seconds, int | float) else 0.0
        by_hand = max(by_hand, sum(manual.max_score for manual in found.manual))
        if found.score is not None:
            marked, total = marked + 1, total + found.score
    mean = total / marked if marked else None
    alike = groups(nameless)
    shared = [group for group in alike if len(group.members) > 1]
    return LessonRun(
        name,
        _title(course, name),
        students,
        tuple(kept),
        outcomes,
        mean,
        best,
        seconds / max(count, 1),
        by_hand,
        tuple(shared[:GROUPS]),
        len(shared),
        len(alike) - len(shared),
    )


def _title(course: Course, name: str) -> str:
    try:
        return course.load(name).title
    except Exception:  # a broken lesson is told of by its records
        return name


def _listed(pairs: Sequence[tuple[str, str]]) -> Listed:
    return Listed(tuple(Noted(student, lesson) for student, lesson in pairs[:SHOWN]), len(pairs))


def _with_words(run: ClassRun, pairs: Sequence[tuple[str, str]], words: Callable[[Record], str]) -> Listed:
    noted = []
    for student, lesson in pairs[:SHOWN]:
        found = run.folder.read(lesson, run.stems[student])
        noted.append(Noted(student, lesson, words(found) if found else ""))
    return Listed(tuple(noted), len(pairs))
