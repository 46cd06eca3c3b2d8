"""The search for the smallest edit after which everything that failed in a task holds."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from autograder.judge.claims import assess
from autograder.lesson import Task
from autograder.repair.bypass import dead_statements
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.edits.context import Vocabulary
from autograder.repair.same_code import essence
from autograder.repair.subject import Piece
from autograder.runner.candidates import Candidate
from autograder.wire.observation import Observation

Run = Callable[[Sequence[str], Sequence[Candidate], float], dict[int, dict[str, Observation]]]
ENOUGH = 12  # candidates that pass the first probe and are tried on the others


@dataclass(frozen=True)
class Trial:
    """An edit of one piece, ready to be run."""

    piece: Piece
    edits: tuple[Edit, ...]
    source: str
    cost: float


@dataclass(frozen=True)
class Repair:
    """Edits after which every check of the task holds.

    Attributes:
        piece: where they are made.
        edits: what is changed.
        cost: how unlikely it is what has to be changed; to compare repairs.
        lines: of the faulty statements, in the unit's own count.
        dead: how many statements would have nothing to do any more.
    """

    piece: Piece
    edits: tuple[Edit, ...]
    cost: float
    lines: tuple[int, ...]
    dead: int

    @property
    def code(self) -> str:
        """The piece with the edits."""
        return self.piece.source.changed(*(splice for edit in self.edits for splice in edit.splices))


@dataclass
class Searched:
    """What came of a search.

    Attributes:
        repairs: those that hold, the cheapest first.
        tried: how many candidates were run.
        seconds: how long it took.
    """

    repairs: list[Repair]
    tried: int = 0
    seconds: float = 0.0


def failing(task: Task, probe: str, observed: Observation, expected: list[Observation]) -> bool:
    """Whether a check of this probe fails."""
    if observed.failure is not None:
        return any(check.probe == probe for check in task.checks.values())
    return any(
        assess(check, [observed], expected).differences for check in task.checks.values() if check.probe == probe
    )


def search(
    task: Task,
    pieces: Sequence[Piece],
    observed: dict[str, Observation],
    expected: dict[str, list[Observation]],
    run: Run,
    vocabulary: Vocabulary,
    seconds: float = 3.0,
) -> Searched:
    """Edits after which all checks of a task hold.

    Args:
        task: which failed.
        pieces: the code that may be changed, the task's own definition first.
        observed: what the program showed, by probe.
        expected: what the reference shows.
        run: runs probes on candidates until a time.
        vocabulary: words of right programs.
        seconds: how long the search may take.
    """
    began = time.monotonic()
    until = began + seconds
    found = Searched([])
    wrong = [
        name
        for name in task.probes
        if name in observed and expected.get(name) and failing(task, name, observed[name], expected[name])
    ]
    if not wrong:
        return found
    wrong.sort(key=lambda name: (not task.probes[name].fingerprint, observed[name].seconds))
    first, others = wrong[0], [name for name in task.probes if name != wrong[0] and name in observed]
    trials = list(_distinct(_trials(pieces, vocabulary)))
    passing: list[Trial] = []
    for start in range(0, len(trials), 200):
        batch = trials[start : start + 200]
        if time.monotonic() >= until:
            break
        runs = run([first], [Candidate(one.piece.unit.label, one.source) for one in batch], until)
        found.tried += len(runs)
        passing += [batch[n] for n, seen in runs.items() if not failing(task, first, seen[first], expected[first])]
        found.repairs += _passing_everywhere(task, passing[len(found.repairs) :][:ENOUGH], others, expected, run, until)
        if any(one.dead == 0 for one in found.repairs):
            break
    found.repairs.sort(key=lambda one: one.cost + 3 * one.dead)
    found.seconds = time.monotonic() - began
    return found


def _passing_everywhere(
    task: Task,
    trials: list[Trial],
    probes: list[str],
    expected: dict[str, list[Observation]],
    run: Run,
    until: float,
) -> Iterator[Repair]:
    """The trials that pass the other probes too."""
    left = trials
    devices = {task.probes[name].device for name in probes}
    for device in sorted(devices):
        names = [name for name in probes if task.probes[name].device == device]
        if not left or not names:
            continue
        runs = run(names, [Candidate(one.piece.unit.label, one.source) for one in left], until + 2)
        left = [
            left[n]
            for n, seen in sorted(runs.items())
            if all(name in seen and not failing(task, name, seen[name], expected[name]) for name in names)
        ]
    for one in left:
        lines = tuple(sorted({one.piece.line - 1 + one.piece.source.line(edit.focus) for edit in one.edits}))
        yield Repair(one.piece, one.edits, one.cost, lines, dead_statements(one.piece.text, one.source))


def _trials(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterable[Trial]:
    found = []
    for number, piece in enumerate(pieces):
        context = piece.context(vocabulary)
        for edit in edits(context):
            source = piece.source.changed(*edit.splices)
            found.append(Trial(piece, (edit,), source, edit.cost + 0.5 * number))
    return sorted(found, key=lambda one: one.cost)


def _distinct(trials: Iterable[Trial]) -> Iterator[Trial]:
    known: set[object] = set()
    own: dict[str, object] = {}
    for trial in trials:
        if trial.piece.text not in own:
            own[trial.piece.text] = essence(trial.piece.text)
            known.add(own[trial.piece.text])
        compiled = essence(trial.source)
        if compiled is not None and compiled not in known:
            known.add(compiled)
            yield trial
