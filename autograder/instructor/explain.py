"""One task of one submission explained: its probes run once more, isolated, beside the reference's."""

import inspect
from pathlib import Path

from autograder.core.digests import kit_digest, lesson_digest
from autograder.core.errors import UsageProblem
from autograder.core.files import read_json
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean, no_records, no_task
from autograder.core.text import one_line, points
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.instructor.by_hand_program import write_program
from autograder.instructor.class_work import class_work, list_students
from autograder.judge.compare import same
from autograder.judge.result import Outcome
from autograder.judge.shown import show
from autograder.lesson import Lesson, Probe
from autograder.lesson import Task as Declared
from autograder.marking.expectations import Expectations
from autograder.marks.ledger import ledger_of
from autograder.marks.people import people_of
from autograder.record.explanation import Explanation, ProbeRun, Value
from autograder.record.lesson_order import places_of_run
from autograder.record.schema import Record
from autograder.record.store import RESULTS, RunFolder
from autograder.runner.fork_server import launcher
from autograder.runner.session import observe
from autograder.sandbox.choice import choose
from autograder.submission.submission import Submission
from autograder.submission.tasks import called_names
from autograder.wire.observation import Observation

WIDEST = 300  # characters of a value that are shown


def explain(
    course: Course, run: Path, student: str, lesson: str, task: str, submitted: Path | None, min_level: int
) -> Explanation:
    """What there is to say about a task's marks.

    Args:
        course: where the lesson is.
        run: the folder that `autograder grade --out` wrote.
        student, lesson, task: which.
        submitted: the folder of the class; the one that was marked if None.
        min_level: how strictly the submission has to be isolated at least.

    Raises:
        UsageProblem: there is no such record or task, or the submission is not found.
        IsolationProblem: this machine isolates less than `min_level`.
        OSError: the program that repeats it cannot be written.
    """
    stem, found = _record(run, student, lesson)
    marked = next((one for one in found.tasks if one.name == task), None)
    if marked is None:
        raise UsageProblem(_no_task(found, task))
    mark = ledger_of(run).mark(found, stem)
    counts = (
        tr("{final} of {possible} points count", final=points(mark.final), possible=points(mark.possible)),
        *mark.said,
        *mark.open,
    )
    submission = _submission(course, run, student, lesson, submitted)
    declared, solutions = course.load(lesson), load_solutions(course, course.load(lesson))
    notes = [*_since(course, found), *_notes(found, submission, declared, task)]
    probes = list(declared.tasks[task].probes.values()) if task in declared.tasks else []
    if submission.program is None or not probes:
        return Explanation(found, marked, counts, tuple(notes), (), None)
    places = {name: one.place for name, one in course.find_data().items() if name in _names(declared)}
    folder = run / "by_hand" / lesson / stem / task
    program = write_program(folder, course, found, submission.program, solutions.reference, probes, places)
    runs = _runs(course, declared, solutions, submission, found.seed, task, places, min_level)
    return Explanation(found, marked, counts, tuple(notes), runs, program)


def _record(run: Path, student: str, lesson: str) -> tuple[str, Record]:
    folder = RunFolder(run)
    known = []
    for path in sorted((run / RESULTS / lesson).glob("*.json"), key=lambda path: path.stem != student):
        found = folder.read(lesson, path.stem)
        if found is not None and found.student == student:
            return path.stem, found
        known += [found.student] if found is not None else []
    if not known:
        lessons = sorted((path.name for path in (run / RESULTS).glob("*")), key=places_of_run(run))
        if not lessons:
            raise UsageProblem(no_records(run))
        raise UsageProblem(
            tr(
                "{run} has no records of {lesson!r}; it has some of {lessons}{did_you_mean}",
                run=run,
                lesson=lesson,
                lessons=", ".join(lessons),
                did_you_mean=did_you_mean(lesson, lessons),
            )
        )
    raise UsageProblem(
        tr(
            "{run} has no record of {student!r} for {lesson}{did_you_mean}",
            run=run,
            student=student,
            lesson=lesson,
            did_you_mean=did_you_mean(student, known),
        )
    )


def _no_task(found: Record, task: str) -> str:
    if task in [one.name for one in found.manual]:
        return tr("{task} is marked by a person: `manual.csv` says what was given, and why", task=task)
    return no_task(task, [one.name for one in found.tasks])


def _submission(course: Course, run: Path, student: str, lesson: str, submitted: Path | None) -> Submission:
    facts = read_json(run / "run.json")
    noted = facts.get("submitted") if isinstance(facts, dict) else None
    if submitted is None and not isinstance(noted, str):
        raise UsageProblem(tr("{run} does not say where the class's folder was: add `--submitted DIR`", run=run))
    folder = submitted or (run / str(noted))
    tasks = {name: frozenset(course.load(name).tasks) for name in {*course.lessons, lesson}}
    handed = class_work(folder, list_students(folder), [lesson], tasks, people_of(course.root))
    work = handed.of(lesson) if handed.lessons else {}
    if student not in work:
        raise UsageProblem(
            tr(
                "nothing of {student}'s for {lesson} lies in {folder} any more: put it back, or name the class's "
                "folder with `--submitted DIR`",
                student=student,
                lesson=lesson,
                folder=folder,
            )
        )
    return work[student].read()


def _since(course: Course, found: Record) -> list[str]:
    """What the marks rest on and has changed since."""
    digest = lesson_digest(course.exercise(found.lesson), course.solution(found.lesson))
    match digest != found.lesson_sha256, kit_digest() != found.kit_sha256:
        case True, False:
            said = tr("the lesson changed since it was marked: what is run now may show something else")
        case False, True:
            said = tr("the kit changed since it was marked: what is run now may show something else")
        case True, True:
            said = tr("the lesson and the kit changed since it was marked: what is run now may show something else")
        case _:
            return []
    return [said]


def _notes(found: Record, submission: Submission, lesson: Lesson, task: str) -> list[str]:
    notes = []
    if submission.sha256 != found.submission_sha256:
        notes.append(tr("what lies there now is not what was marked: mark it again to see its marks"))
    if submission.program is None:
        notes.append(one_line(submission.problem or tr("it could not be read"), 400))
        return notes
    wrong = {one.name for one in found.tasks if one.outcome != Outcome.PASSED}
    called = called_names(submission.program, task) & wrong - {task}
    used = [name for name in lesson.tasks if name in called]
    if used:
        notes.append(
            tr(
                "{task} calls {others}, where something is wrong: what that cost was marked once more with a "
                "right version; below it is run as it was handed in",
                task=task,
                others=", ".join(used),
            )
        )
    return notes


def _names(lesson: Lesson) -> set[str]:
    return {one.name for one in lesson.resources}


def _runs(
    course: Course,
    lesson: Lesson,
    solutions: Solutions,
    submission: Submission,
    seed: int,
    task: str,
    places: dict[str, str],
    min_level: int,
) -> tuple[ProbeRun, ...]:
    """The task's probes on the submission, isolated, and on the reference, in processes of their own."""
    assert submission.program is not None
    declared = lesson.tasks[task]
    folder = course.exercise(lesson.name)
    hidden = launcher(folder, level=choose(min_level), places=places)
    try:
        observed = observe(hidden, lesson, submission.program, seed, [(name, 0) for name in declared.probes])
    finally:
        hidden.close()
    own = launcher(folder, places=places)
    try:
        expected = Expectations(lesson, solutions, seed, own, [task]).observations()
        return tuple(
            _run(declared, probe, observed.probes[name][0], expected[name][0])
            for name, probe in declared.probes.items()
            if name in observed.probes
        )
    finally:
        own.close()


def _run(task: Declared, probe: Probe, got: Observation, expected: Observation) -> ProbeRun:
    failure = ""
    if got.failure is not None:
        kind, line, message = got.failure["kind"], got.failure.get("line"), got.failure.get("message") or ""
        said = tr("{kind}, line {line}: {message}", kind=kind, line=line, message=message)
        failure = one_line(said if line else f"{kind}: {message}", 400)
    names = dict.fromkeys([*expected.values, *got.values])
    values = [_value(name, got, expected) for name in names]
    judges = tuple(check.name for check in task.checks.values() if check.probe == probe.name)
    return ProbeRun(probe.name, one_line(inspect.getdoc(probe.function) or "", 300), failure, tuple(values), judges)


def _value(name: str, got: Observation, expected: Observation) -> Value:
    both = name in got.values and name in expected.values
    return Value(
        name, _shown(name, got), _shown(name, expected), both and same(got.values[name], expected.values[name])
    )


def _shown(name: str, one: Observation) -> str:
    return one_line(show(one.values[name]), WIDEST) if name in one.values else "-"
