"""Watching a lesson: after each save, what depends on what was saved is proved again. `autograder verify --watch`."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from autograder.author.dependencies import State, changed, read_state
from autograder.author.proof import Findings, Subject, load_subject
from autograder.author.proof_counts import prove_numbers, unproven_checks
from autograder.author.proof_steps import PIECES, REFERENCE, Step
from autograder.core.errors import UsageProblem
from autograder.core.language import tr, tr_plural
from autograder.core.saves import LOOK_EVERY, Saves
from autograder.course.layout import Course
from autograder.lesson.resources import sample_places
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.record.proof import Complaint
from autograder.runner.launcher import Launcher
from autograder.runner.local_fork import local_launcher
from autograder.worker.load import train_once

SEED = 1
GOOD, BAD = "✓", "✗"

Say = Callable[[str], None]


def watch(course: Course, name: str, say: Say) -> bool:
    """Prove a lesson now and, after each save, what depends on it; each task by itself, with one seed, on the samples.

    Args:
        course: where it is.
        name: the lesson.
        say: is given line after line.

    Returns:
        once Ctrl-C has ended it: whether all is proved, and nothing wrong was found.

    Raises:
        UsageProblem: there is no such lesson.
    """
    watching = Watching(course, name, say)
    train_once()  # processes that are forked from here need not
    folders = [path.relative_to(course.root).as_posix() for path in (course.exercise(name), course.solution(name))]
    say(
        tr(
            "Watching {lesson}: what is saved in {folders} is proved again. Ctrl-C ends it.",
            lesson=name,
            folders=tr(" and ").join(folders),
        )
    )
    try:
        while True:
            if watching.saves.new():
                watching.load()
            elif not watching.prove_next():
                time.sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        return watching.all_is_well
    finally:
        watching.close()


class Watching:
    """A lesson as it was last read, what of it is proved, and what still has to be.

    Attributes:
        saves: tells when one of its files was saved.
        pending: the steps that are to be done, in this order.
        findings: what came of those that are done.
    """

    def __init__(self, course: Course, name: str, say: Say) -> None:
        self._course, self._name, self._say = course, name, say
        if not all(path.is_file() for path in self._needed()):
            load_subject(course, name)  # says what is missing
        self.saves = Saves(self._files)
        self.pending: list[Step] = []
        self.findings: dict[Step, Findings] = {}
        self._state: State | None = None
        self._broken = False  # what was read last cannot be proved
        self._launcher: Launcher | None = None
        self._launched: object = None  # what the launcher's processes have read
        self._markers: dict[str, Marker] = {}
        self._saved = time.monotonic()
        self._told: list[Complaint] = []

    @property
    def all_is_well(self) -> bool:
        """Whether everything is proved, and nothing wrong was found."""
        return self._state is not None and not (self._broken or self.pending or self.complaints(self._state.subject))

    def load(self) -> None:
        """Read the lesson again, and plan to prove what has changed before what was planned already."""
        began = time.monotonic()
        try:
            state = read_state(self._course, self._name)
        except (UsageProblem, OSError) as error:
            self._broken = True
            self._say(f"{BAD} " + tr("{problem}. It is read again when it is saved.", problem=error))
            return
        if not self._broken and self._state is not None and state.contents == self._state.contents:
            return  # saved without a change, or another file is watched now
        self._broken, self._saved, self._told = False, began, []
        again = changed(self._state, state)
        waiting = [*again, *(step for step in self.pending if step in state.steps)]
        # What the author waits for comes first: whether the reference passes.
        self.pending = sorted(dict.fromkeys(waiting), key=lambda step: step.kind != REFERENCE)
        kept = frozenset(state.steps).difference(again)
        self.findings = {step: self._followed(found, state) for step, found in self.findings.items() if step in kept}
        self._state = state
        self._renew(state)
        self._say(_planned(again) if again else tr("nothing that has to be proved again was changed"))
        if not self.pending:
            self._conclude(state.subject)

    def prove_next(self) -> bool:
        """Do one step of those that are planned; False where there is none."""
        if self._broken or not self.pending or self._state is None:
            return False
        subject, step = self._state.subject, self.pending.pop(0)
        try:
            found = PIECES[step.kind](subject, self._marker(subject, step.task), step)
        except Exception as error:
            place = subject.places.reached(error)
            if place is None:
                raise
            problem = f"{type(error).__name__}: {error}"
            found = Findings([place.complaint(problem, tr("mend this line: it has to run for every task and program"))])
        self.findings[step] = found
        if step.kind == REFERENCE:
            self._tell(found.faults)
            if not found.faults:
                self._say(
                    f"{GOOD} "
                    + tr(
                        "{task}: the reference passes ({seconds:.1f} s)",
                        task=step.task,
                        seconds=time.monotonic() - self._saved,
                    )
                )
        if not self.pending:
            self._conclude(subject)
        return True

    def complaints(self, subject: Subject) -> list[Complaint]:
        """All that is wrong, as far as it is proved."""
        proven = set().union(*(found.proven for found in self.findings.values()))
        # What shows only on all of the data is not tried here: a check may be there for that.
        not_tried = {variant.task for variant in subject.solutions.wrong if variant.full_data}
        proven |= {(task, check) for task in not_tried for check in subject.lesson.tasks[task].checks}
        faults = [fault for found in self.findings.values() for fault in found.faults]
        return [*prove_numbers(subject), *faults, *unproven_checks(subject, proven)]

    def close(self) -> None:
        """End the processes."""
        if self._launcher is not None:
            self._launcher.close()

    def _needed(self) -> tuple[Path, Path]:
        return (
            self._course.exercise(self._name) / "checks.py",
            self._course.solution(self._name) / f"{self._name}.py",
        )

    def _files(self) -> Iterator[Path]:
        yield from self._needed()
        more = [self._course.solution(self._name) / name for name in ("key.py", "wrong.toml", "alternatives.toml")]
        if self._state is not None:
            more += [self._course.exercise(self._name) / name for name in self._state.files]
        yield from (path for path in more if path.is_file())

    def _followed(self, found: Findings, now: State) -> Findings:
        """Findings of before the save, with the lines on which things stand now."""
        if self._state is None:
            return found
        before = self._state.subject.places
        return replace(found, faults=[now.subject.places.followed(one, before) for one in found.faults])

    def _renew(self, state: State) -> None:
        """New processes where those that run have read what is no longer so."""
        self._markers = {}
        subject = state.subject
        wanted = (subject.places.texts[subject.places.checks], state.files)
        if self._launcher is None or self._launched != wanted:
            self.close()
            places = sample_places(subject.lesson.resources)
            self._launcher = local_launcher(subject.lesson, self._course.exercise(self._name), places, warm=True)
            self._launched = wanted

    def _marker(self, subject: Subject, task: str) -> Marker:
        """What marks one task: of the reference only that task is run."""
        assert self._launcher is not None
        if task not in self._markers:
            expected = Expectations(subject.lesson, subject.solutions, SEED, self._launcher, tasks=[task])
            self._markers[task] = Marker(subject.lesson, expected, self._launcher)
        return self._markers[task]

    def _tell(self, complaints: list[Complaint]) -> None:
        """Say each complaint once after each save."""
        for complaint in complaints:
            if complaint not in self._told:
                self._say(f"{BAD} {complaint}")
                self._told.append(complaint)

    def _conclude(self, subject: Subject) -> None:
        complaints = self.complaints(subject)
        self._tell(complaints)
        right, wrong = (sum(getattr(found, kind) for found in self.findings.values()) for kind in ("right", "wrong"))
        counts = tr(
            "{right} right programs, {wrong} wrong ones; {seconds:.1f} s after the save",
            right=right,
            wrong=wrong,
            seconds=time.monotonic() - self._saved,
        )
        words = (
            f"{BAD} " + tr_plural(len(complaints), "{count} complaints", "{count} complaints")
            if complaints
            else f"{GOOD} " + tr("nothing wrong was found")
        )
        self._say(f"{words}: {counts}")


def _planned(changed: list[Step]) -> str:
    """In words what is proved again: whole tasks, or variants only."""
    whole = [step.task for step in changed if step.kind == REFERENCE]
    single = [step.variant.id for step in changed if step.variant and step.task not in whole]
    return tr("proving {what} ...", what=", ".join([*whole, *single]))
