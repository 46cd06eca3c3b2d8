"""The group of a finished run that is to get a name, and the programs of those who are in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import tr, tr_plural
from autograder.core.sentences import did_you_mean, no_lesson, no_records
from autograder.record.codec import NewerRecord, RecordProblem, read_record
from autograder.record.lesson_order import places_of_run
from autograder.record.same_repair import Group, groups, mended
from autograder.record.schema import Record
from autograder.record.store import RESULTS
from autograder.render.repaired import what_is_wrong
from autograder.submission.program import Program, Unit, syntax_problem

MOST_MEMBERS = 12  # of a group, whose programs are read and marked


@dataclass(frozen=True)
class Nameless:
    """Submissions of a run that the same change mends, in a task in which no mistake of theirs has a name.

    Attributes:
        lesson: of which lesson.
        group: them, by the paths of their records.
    """

    lesson: str
    group: Group[Path]

    @property
    def task(self) -> str:
        """In which task."""
        return self.group.shown.repair.task

    @property
    def name(self) -> str:
        """How it is called on the command line."""
        return self.group.shown.repair.name

    @property
    def words(self) -> str:
        """What is wrong, as far as the change tells."""
        return what_is_wrong(self.group.shown.repair.kinds)

    def records(self) -> list[Record]:
        """The records of the first of them, the one that is shown as the example before all others."""
        paths = dict.fromkeys([self.group.example, *self.group.members])
        return [read_record(path).record for path in list(paths)[:MOST_MEMBERS]]


def find_group(run: Path, wanted: str, lesson: str | None = None) -> Nameless:
    """A group of a run.

    Args:
        run: the folder that `autograder grade --out` wrote.
        wanted: its name, or the name of a task that has one group alone.
        lesson: of which lesson; any if None.

    Raises:
        UsageProblem: there is no such group, or more than one; the text names those that there are.
    """
    found = list(_groups(run, lesson))
    if not found:
        raise UsageProblem(
            tr(
                "no mistake without a name in {run} is mended by a change that was found. Mark the class with "
                "`autograder grade`, with `--explain full` to look for longer",
                run=run,
            )
        )
    chosen = [one for one in found if wanted in (one.name, one.task)]
    if not chosen:
        names = [one.name for one in found]
        tasks = list(dict.fromkeys(one.task for one in found))
        more = len(names) - 12
        shown = ", ".join(names[:12])
        shown += tr_plural(more, " and {count} more", " and {count} more") if more > 0 else ""
        raise UsageProblem(
            tr(
                "no mistake without a name is called {wanted} in {run}; there are: {names}{did_you_mean}",
                wanted=wanted,
                run=run,
                names=shown,
                did_you_mean=did_you_mean(wanted, [*names, *tasks]),
            )
        )
    lessons = list(dict.fromkeys(one.lesson for one in chosen))
    if len(lessons) > 1:
        raise UsageProblem(
            tr(
                "{wanted} is in more than one lesson: add --lesson and one of {lessons}",
                wanted=wanted,
                lessons=", ".join(lessons),
            )
        )
    shared = [one for one in chosen if len(one.group.members) > 1]
    if len(chosen) > 1 and len(shared) != 1:
        raise UsageProblem(
            tr("task {wanted} has more than one mistake without a name. Give one of these:", wanted=wanted)
            + " "
            + "; ".join(
                tr_plural(
                    len(one.group.members),
                    "{name} ({count} submissions: {what})",
                    "{name} ({count} submissions: {what})",
                    name=one.name,
                    what=one.words,
                )
                for one in chosen[:12]
            )
        )
    return (shared or chosen)[0]


def names_in(run: Path) -> list[str]:
    """The names of all groups of a run, the largest of each lesson first.

    Raises:
        UsageProblem: there are no records.
    """
    return [one.name for one in _groups(run, None)]


def _groups(run: Path, lesson: str | None) -> Iterator[Nameless]:
    paths: dict[str, list[Path]] = {}
    place = places_of_run(run)
    for path in sorted((run / RESULTS).glob("*/*.json"), key=lambda path: (place(path.parent.name), path)):
        paths.setdefault(path.parent.name, []).append(path)
    if not paths:
        raise UsageProblem(no_records(run))
    if lesson is not None and lesson not in paths:
        raise UsageProblem(no_lesson(lesson, paths, run / RESULTS))
    for name in paths if lesson is None else [lesson]:
        pairs = ((path, one) for path, found in _records(paths[name]) for one in mended(found))
        yield from (Nameless(name, group) for group in groups(pairs))


def _records(paths: list[Path]) -> Iterator[tuple[Path, Record]]:
    for path in paths:
        try:
            yield path, read_record(path).record
        except NewerRecord:
            raise
        except (RecordProblem, OSError):  # a damaged record is for whoever marks
            continue


def program_of(found: Record) -> Program:
    """What was handed in, as its record holds it; cells that Python cannot read are left out."""
    readable = [part for part in found.code if syntax_problem(part.text) is None]
    own = [part for part in readable if part.cell is not None or part.file == found.file]
    modules = {part.file.removesuffix(".py"): part.text for part in readable if part not in own}
    return Program(tuple(Unit(part.text, part.file, part.cell) for part in own), modules)
