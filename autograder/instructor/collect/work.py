"""Which files of what somebody handed in are written, under which names, and whose lesson's work they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from re import IGNORECASE, escape, fullmatch, match

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import no_lesson
from autograder.instructor.collect.archive import Found
from autograder.instructor.collect.handed import Handed
from autograder.instructor.collect.names import alike, too_long
from autograder.instructor.collect.there import TIMESTAMP
from autograder.record.collection import Left

PROGRAMS = ("ipynb", "py")
Files = tuple[tuple[str, Found], ...]


@dataclass(frozen=True)
class Work:
    """The files of a submission as they are to lie in the lesson's folder.

    Attributes:
        files: name and file; no two names are one on a system that ignores case.
        left: what is not among them.
        remarks: what a person should know.
    """

    files: Files
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()


def is_named(name: str, lesson: str) -> bool:
    """Whether a file is called like a lesson, or like a copy of such a file: `name (1).ipynb`, `name-2.py`."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return (
        bool(dot) and ending.lower() in PROGRAMS and match(rf"{escape(lesson)}(?![^\W_])", stem, IGNORECASE) is not None
    )


def find_lesson(submissions: Iterable[Files], asked: str | None, lessons: Sequence[str], title: str) -> str:
    """Whose lesson's work a download is; empty where nobody handed anything in.

    Args:
        submissions: the files of each.
        asked: the lesson that was named.
        lessons: those of the course.
        title: the name of the download.

    Raises:
        UsageProblem: that cannot be seen, or there is no such lesson.
    """
    submissions = list(submissions)
    if asked:
        if asked not in lessons:
            raise UsageProblem(no_lesson(asked, lessons, Path("exercises")))
        return asked
    if len(lessons) == 1:
        return lessons[0]
    if not submissions:
        return ""  # nothing is written; the plan says why
    names = [name for files in submissions for name, _ in files]
    called = [lesson for lesson in lessons if any(is_named(name, lesson) for name in names)]
    titled = [one for one in lessons if match(rf"(?:.*[\W_])?{escape(one)}(?:[\W_].*)?$", title, IGNORECASE)]
    for found in (called, titled):
        if len(found) == 1:
            return found[0]
    known = ", ".join(lessons)
    if called:
        raise UsageProblem(
            tr(
                "whose lesson's work this is cannot be seen (there are files of {several}): add --lesson and one of "
                "{lessons}",
                several=", ".join(called),
                lessons=known,
            )
        )
    raise UsageProblem(
        tr(
            "whose lesson's work this is cannot be seen (no file is called like a lesson): add --lesson and one of "
            "{lessons}",
            lessons=known,
        )
    )


def arranged(one: Handed, files: Files, lesson: str, platform: str) -> Work:
    """The files of a submission as they are to lie in the lesson's folder.

    Where nothing at the top is called like the lesson and one folder holds something that is, that folder counts.
    """
    left: list[Left] = []
    remarks: list[str] = []
    top = _folder_of_the_work([name for name, _ in files], lesson)
    if top:
        left += [
            Left(found.place, tr("it lies outside of {folder}", folder=top), False)
            for name, found in files
            if not name.startswith(top)
        ]
        files = tuple((name.removeprefix(top), found) for name, found in files if name.startswith(top))
        remarks.append(tr("taken from the folder {folder}", folder=top.rstrip("/")))
    if platform == "canvas":
        files, renamed = _without_numbers(files, lesson)
        remarks += renamed
    kept: dict[str, tuple[str, Found]] = {}
    # The right name first, so that it is the other one that is left where two are the same on some systems.
    for name, found in sorted(files, key=lambda pair: (pair[0].rpartition(".")[0] != lesson, pair[0])):
        clash = _clash(name, kept)
        if alike(name) == TIMESTAMP:  # the platform's word on when it was handed in, not the student's
            left.append(Left(found.place, tr("when it was handed in is the platform's to say: it is left out"), False))
            continue
        why = too_long(name) or (tr("{other} is the same name where case is ignored", other=clash) if clash else None)
        if why:
            left.append(Left(found.place, tr("{why}: it is left out", why=why)))
        else:
            kept[alike(name)] = (name, found)
    taken = tuple(sorted(kept.values(), key=lambda pair: pair[0]))
    if taken and not any(name.lower().endswith((".py", ".ipynb")) for name, _ in taken):
        remarks.append(tr("no notebook and no program among the files"))
    return Work(taken, tuple(left), (*one.remarks, *remarks))


def _clash(name: str, kept: dict[str, tuple[str, Found]]) -> str | None:
    """A file that is there already under this name, or where one of the two needs a folder and the other is a file."""
    key = alike(name)
    parts = key.split("/")
    above = {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
    for other, (shown, _) in kept.items():
        if other in above or other.startswith(f"{key}/"):
            return shown
    return None


def _folder_of_the_work(names: Sequence[str], lesson: str) -> str:
    """The folder, with `/` behind it, whose files count; empty for the top."""
    if any("/" not in name and is_named(name, lesson) for name in names):
        return ""
    folders = {name.rpartition("/")[0] for name in names if is_named(name, lesson)}
    exact = {folder for folder in folders if folder.rpartition("/")[2] == lesson}
    chosen = exact if len(exact) == 1 else folders
    if len(chosen) == 1:
        return f"{chosen.pop()}/"
    tops = {name.partition("/")[0] for name in names}
    return f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in names) else ""


def _without_numbers(files: Files, lesson: str) -> tuple[Files, list[str]]:
    """Canvas's `name-2.ipynb` is what a student called `name.ipynb` and handed in for the third time."""
    names = {name for name, _ in files}
    found, remarks = [], []
    for name, file in files:
        number = fullmatch(rf"{escape(lesson)}-\d+\.(ipynb|py)", name)
        own = f"{lesson}.{number[1]}" if number else name
        if own != name and own not in names:
            remarks.append(tr("{name}, handed in again, is written as {own}", name=name, own=own))
            found.append((own, file))
            names.add(own)
        else:
            found.append((name, file))
    return tuple(found), remarks
