"""A group of a finished run turned into a wrong variant of its lesson, with its proof."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from autograder.author.naming.group import Nameless
from autograder.author.naming.harmless import harm
from autograder.author.naming.rewritten import Written, on_the_reference, own_definition
from autograder.author.naming.table import append, table
from autograder.author.naming.trial import NOT_THEIRS, Trials, Tried
from autograder.author.proof import Subject, load_subject
from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.course.layout import Course
from autograder.course.solutions import Variant
from autograder.judge.result import Outcome
from autograder.lesson.resources import sample_places
from autograder.record.schema import Record
from autograder.runner.fork_server import launcher
from autograder.sandbox.choice import LEAST, choose

MOST_EXAMPLES = 3  # programs of the group from which a variant is made

Say = Callable[[str], None]


class NotNamed(UsageProblem):
    """No variant could be made that holds; the text says why, and what to do."""


@dataclass(frozen=True)
class Words:
    """What a teacher says of a mistake.

    Attributes:
        id: its name in the lesson.
        title, why, fix: what students read.
        lecture: the heading that explains it; the task's own if empty.
    """

    id: str
    title: str
    why: str
    fix: str
    lecture: str = ""


@dataclass(frozen=True)
class Proposal:
    """A variant that is proved and not written yet.

    Attributes:
        path: the lesson's `wrong.toml`.
        text: the table.
        named: how many programs of the group it names, of `looked_at`.
    """

    path: Path
    text: str
    named: int
    looked_at: int

    def write(self) -> None:
        """Put it behind the lesson's other variants.

        Raises:
            CourseProblem, OSError: that cannot be done; the file is as it was.
        """
        append(self.path, self.text)


def verify_words(course: Course, lesson: str, words: Words) -> Subject:
    """The lesson, where these words can be a variant's.

    Raises:
        UsageProblem: a name that cannot be one or is taken, or a text that is missing.
        CourseProblem, DeclarationError: the lesson cannot be read.
    """
    subject = load_subject(course, lesson)
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,60}", words.id):
        raise UsageProblem(
            tr("{id!r} cannot be a mistake's name: use small letters, digits and _, such as sum_kept", id=words.id)
        )
    taken = [one.id for one in (*subject.solutions.wrong, *subject.solutions.right)]
    if words.id in taken:
        raise UsageProblem(
            tr("{lesson} has a variant called {id} already: give another name with --id", lesson=lesson, id=words.id)
        )
    for option in ("title", "why", "fix"):
        if not getattr(words, option).strip():
            raise UsageProblem(
                tr("--{option} is empty: say it in the words that your students will read", option=option)
            )
    return subject


def propose(
    course: Course, nameless: Nameless, words: Words, *, min_level: int = LEAST, say: Say = lambda text: None
) -> Proposal:
    """A variant for a group: the reference with the students' mistake in it, or one student's whole definition.

    It is proved with the seeds of `autograder verify`, on the samples of the data: it loses points, is recognised as
    itself, costs no other task anything, and names programs of the group. Students' code runs isolated meanwhile.

    Args:
        course: where the lesson is.
        nameless: the group.
        words: what is said of the mistake.
        min_level: how strictly programs have to be isolated at least.
        say: is told what is tried.

    Raises:
        NotNamed: none holds.
        UsageProblem: the words cannot be a variant's.
        IsolationProblem: this machine isolates less than `min_level`.
    """
    subject = verify_words(course, nameless.lesson, words)
    task = subject.lesson.tasks.get(nameless.task)
    if task is None:
        raise NotNamed(
            tr("{lesson} has no task {task} any more: mark the class again", lesson=nameless.lesson, task=nameless.task)
        )
    records = nameless.records()
    level, places = choose(min_level), sample_places(subject.lesson.resources)
    best: tuple[Tried, Written] | None = None
    fault = ""
    with closing(launcher(course.exercise(nameless.lesson), level=level, places=places)) as processes:
        trials = Trials(subject, task.name, records, processes)
        for number, written in enumerate(_written(subject, trials, nameless, records), 1):
            refused = harm(written.code, subject.solutions.reference)
            if refused:
                fault = tr("{what}, which no variant may", what=refused)
                continue
            say(
                tr("{number}: the reference with another line", number=number)
                if written.changes
                else tr("{number}: a student's definition", number=number)
            )
            found = trials.tried(_variant(words, written, task.name, words.lecture or task.lecture))
            if found.fault:
                fault = found.fault if fault in ("", NOT_THEIRS) else fault
            elif best is None or found.named > best[0].named:
                best = found, written
            if best is not None and best[0].named == len(records):
                break
    if best is None:
        raise NotNamed(_refusal(course, nameless, fault))
    tried, written = best
    count = len(nameless.group.members)
    note = f"{count} submissions had it in common." if count > 1 else "one submission had it."
    note = f"Named after a run: {note}"
    text = table(tried.variant, written, task.lecture, note)
    return Proposal(subject.places.wrong, text, tried.named, len(records))


def _variant(words: Words, written: Written, task: str, lecture: str) -> Variant:
    texts = (words.title.strip(), words.why.strip(), words.fix.strip(), lecture)
    return Variant(words.id, task, written.code, True, *texts, changes=written.changes)


def _written(subject: Subject, trials: Trials, nameless: Nameless, records: list[Record]) -> Iterator[Written]:
    """Definitions with the mistake: changes of the reference first, then students' own, the shortest first."""
    lesson, reference, task = subject.lesson, subject.solutions.reference, nameless.task
    others = frozenset(lesson.tasks) - {task}
    probe = _failed_probe(subject, records[0], task)
    seen: set[str] = set()
    if probe is not None:
        right = trials.traced(reference, probe)
        for program in trials.programs[:MOST_EXAMPLES]:
            wrong = trials.traced(program, probe)
            for one in on_the_reference(right, wrong, task, others, nameless.group.shown.repair.pattern):
                if one.code not in seen:
                    seen.add(one.code)
                    yield one
    own = [own_definition(program, reference, task, others) for program in trials.programs]
    yield from sorted((one for one in own if one is not None), key=lambda one: len(one.code))[:MOST_EXAMPLES]


def _failed_probe(subject: Subject, found: Record, task: str) -> str | None:
    """A probe that the example failed, the first in the lesson's order; None where the lesson has changed since."""
    checks = subject.lesson.tasks[task].checks
    own = next((one for one in found.tasks if one.name == task), None)
    failed = [one.name for one in own.checks if one.outcome == Outcome.FAILED] if own else []
    return next((checks[name].probe for name in failed if name in checks and checks[name].probe), None)


def _refusal(course: Course, nameless: Nameless, fault: str) -> str:
    why = f": {tr(fault) if fault == NOT_THEIRS else fault}" if fault else ""
    path = course.solution(nameless.lesson) / "wrong.toml"
    return tr(
        "{mistake} was given no name: no variant was found that behaves like these programs and is told "
        "from all others{why}. Write one into {path} by hand, or let a probe of {task} observe more; "
        "`autograder verify {lesson}` then proves it",
        mistake=nameless.name,
        why=why,
        path=path,
        task=nameless.task,
        lesson=nameless.lesson,
    )
