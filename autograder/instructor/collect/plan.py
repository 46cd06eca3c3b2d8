"""The plan of a collection: who handed what in, and what becomes of it. Nothing is written here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import file_stems
from autograder.core.language import tr, tr_plural
from autograder.course.class_list import KINDS, Person, folders_of
from autograder.instructor.collect.archive import LIMITS, Damaged, Found, Limits, Shelf
from autograder.instructor.collect.download import Download, Opened, digest, opened
from autograder.instructor.collect.due import DueDates
from autograder.instructor.collect.handed import Asked, Handed
from autograder.instructor.collect.names import alike
from autograder.instructor.collect.recognise import read_as
from autograder.instructor.collect.there import state_of
from autograder.instructor.collect.tie import ClassList
from autograder.instructor.collect.told_time import told_time
from autograder.instructor.collect.work import Files, arranged, find_lesson
from autograder.record.collection import Left, Plan, State, Taken, TakenFile


@dataclass(frozen=True)
class Wanted:
    """What a collection was asked for.

    Attributes:
        lessons: those of the course.
        platform: where the download comes from; empty where that is to be recognised.
        lesson: whose work it is; None where that is to be seen from the names.
        people: the class list; None where there is none.
        asked: what names of files do not tell.
        replace: whether what was handed in again takes the place of what is there.
        due: until when work counts, where a download holds all its states.
    """

    lessons: Sequence[str]
    platform: str = ""
    lesson: str | None = None
    people: Sequence[Person] | None = None
    asked: Asked = field(default_factory=Asked)
    replace: bool = False
    due: DueDates = field(default_factory=DueDates)


@dataclass(frozen=True)
class Planned:
    """A plan with what is needed to carry it out.

    Attributes:
        plan: what is shown.
        files: where the bytes come from, by place in the download.
    """

    plan: Plan
    files: dict[str, Found]


@dataclass(frozen=True)
class _Claim:
    """A submission whose person is known."""

    student: str
    tied: str
    handed: Handed
    opened: Opened
    person: Person | None


def make_plan(download: Download, submitted: Path, wanted: Wanted, limits: Limits = LIMITS) -> Planned:
    """What a collection would do.

    Args:
        download: the files, open.
        submitted: the folder of the class.
        wanted: what was asked for.
        limits: what may be in a download.

    Raises:
        UsageProblem: the download has no form that is known, or its lesson cannot be seen.
    """
    people = wanted.people or ()
    logins = {kind: frozenset(one.ids[kind] for one in people if kind in one.ids) for kind in KINDS}
    asked = replace(wanted.asked, people=logins)
    platform, reading = read_as(download, wanted.platform, asked)
    shelf = Shelf(limits)
    unpacked = [(one, opened(one.files, shelf)) for one in reading.handed]
    lesson = find_lesson([found.files for _, found in unpacked], wanted.lesson, wanted.lessons, download.name)
    if reading.has_states and lesson:  # which state counts is known only now
        platform, reading = read_as(download, platform, replace(asked, due=wanted.due.for_lesson(lesson, people)))
        unpacked = [(one, opened(one.files, shelf)) for one in reading.handed]
    said = wanted.due.differ(lesson) if reading.has_states else ""
    claims, left = _claims(unpacked, wanted.people)
    claims, earlier = _that_count(claims)
    left = [*download.left, *reading.left, *left, *earlier]
    taken: list[Taken] = []
    sources: dict[str, Found] = {}
    for claim in sorted(claims, key=lambda one: one.student):
        work = arranged(claim.handed, claim.opened.files, lesson, platform)
        written, damaged = _hashed(work.files, limits)
        left += [*claim.opened.left, *work.left, *damaged]
        if not written:
            left.append(Left(claim.handed.shown, tr("there is nothing in it that can be taken")))
            continue
        sources |= {found.place: found for _, found in work.files}
        told = claim.person.handed_in if claim.person and claim.handed.submitted is None else ""
        at, remarks = told_time(told, wanted.asked.zone)
        taken.append(
            Taken(
                claim.student,
                written,
                _state(submitted, claim.student, lesson, written, wanted.replace),
                claim.tied,
                claim.handed.submitted or at,
                claim.handed.late,
                claim.handed.origin,
                tuple({**(claim.person.ids if claim.person else {}), **claim.handed.ids}.items()),
                (*work.remarks, *remarks),
            )
        )
    total = sum(file.size for one in taken for file in one.files)
    if total > limits.total:
        raise UsageProblem(
            tr(
                "{download} would write {size:,.0f} GB, more than the {most} GB that are written at once: take a "
                "part of it",
                download=download.name,
                size=total / 2**30,
                most=limits.total // 2**30,
            )
        )
    there = {one.student for one in claims}
    without = tuple(name for name in folders_of(people).values() if name not in there)
    notes = (said,) if said else ()
    return Planned(Plan(download.name, platform, lesson, tuple(taken), tuple(left), without, notes), sources)


def looked_at_again(plan: Plan, submitted: Path, replace_: bool) -> Plan:
    """The same plan for what lies in the folder of the class now."""
    taken = tuple(
        replace(one, state=_state(submitted, one.student, plan.lesson, one.files, replace_)) for one in plan.taken
    )
    return replace(plan, taken=taken)


def _state(submitted: Path, student: str, lesson: str, files: Sequence[TakenFile], replace_: bool) -> State:
    state = state_of(submitted, student, lesson, files)
    return State.REPLACES if replace_ and state == State.OTHER else state


def _claims(
    unpacked: Iterable[tuple[Handed, Opened]], people: Sequence[Person] | None
) -> tuple[list[_Claim], list[Left]]:
    """Whose each submission is, and those of which that is not clear."""
    if people is None:
        return _by_their_own_names(unpacked)
    known, folders = ClassList(people), folders_of(people)
    claims, left = [], []
    for handed, found in unpacked:
        tie = known.tie(handed)
        if tie.person is None:
            left.append(Left(handed.shown, tie.by))
        else:
            claims.append(_Claim(folders[tie.person.student], tie.by, handed, found, tie.person))
    return claims, left


def _by_their_own_names(unpacked: Iterable[tuple[Handed, Opened]]) -> tuple[list[_Claim], list[Left]]:
    claims, left = [], []
    first: dict[str, str] = {}
    for handed, found in unpacked:
        key = handed.key.strip()
        student = file_stems([key])[key]
        before = first.setdefault(alike(student), student)
        if before != student:
            why = tr(
                "{before} and {student} are one folder on systems that ignore case: put it into place by hand",
                before=before,
                student=student,
            )
            left.append(Left(handed.shown, why))
        else:
            claims.append(_Claim(student, "", handed, found, None))
    return claims, left


def _that_count(claims: Iterable[_Claim]) -> tuple[list[_Claim], list[Left]]:
    """Of several submissions of one person the last; where no time tells which that is, none."""
    by_student: dict[str, list[_Claim]] = {}
    for claim in claims:
        by_student.setdefault(claim.student, []).append(claim)
    counts, left = [], []
    for student, several in by_student.items():
        latest = max(one.handed.attempt for one in several)
        last = [one for one in several if one.handed.attempt == latest]
        if len(last) > 1:
            why = tr_plural(
                len(several),
                "{count} submissions are tied to {student}, and nothing tells which one counts: put it into place by "
                "hand",
                "{count} submissions are tied to {student}, and nothing tells which one counts: put it into place by "
                "hand",
                student=student,
            )
            left += [Left(one.handed.shown, why) for one in several]
            continue
        counts += last
        sure = last[0].person is not None or bool(last[0].handed.ids)
        why = (
            tr("an earlier attempt of {student}; the one of {time} counts", student=student, time=latest)
            if sure
            else tr(
                "an earlier attempt of {student}; the one of {time} counts, unless this is somebody else of the same "
                "name: a class list would tell",
                student=student,
                time=latest,
            )
        )
        left += [Left(one.handed.shown, why, asks=not sure) for one in several if one is not last[0]]
    return counts, left


def _hashed(files: Files, limits: Limits) -> tuple[tuple[TakenFile, ...], list[Left]]:
    """The files with their digests, and those that cannot be read."""
    total = sum(found.size for _, found in files)
    if total > limits.submission:
        why = tr(
            "together {size:,.0f} MB, more than the {most} MB of one submission: look at what it is",
            size=total / 2**20,
            most=limits.submission // 2**20,
        )
        return (), [Left(files[0][1].place, why)]
    taken, left = [], []
    for name, found in files:
        try:
            data = found.read()
        except Damaged as error:
            left.append(Left(found.place, str(error)))
        else:
            taken.append(TakenFile(name, found.place, len(data), digest(data)))
    return tuple(taken), left
