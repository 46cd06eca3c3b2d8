"""Which of a student's files counts, and what is said of the others. `docs/which_file.md` has the rules in words."""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from autograder.core.language import tr, tr_plural
from autograder.core.sentences import with_and
from autograder.submission.folder import Folder, Unreadable

MAX_CANDIDATES = 20  # files with other names, and folders, that are looked into
_NO_FOLDERS = frozenset({"__pycache__", "__MACOSX"})
_OF_THE_LESSON = frozenset({"csv", "toml", "pt", "pth", "npz", "npy", "safetensors", "png", "jpg", "jpeg", "svg"})
_DOCUMENTS = frozenset(
    {"7z", "doc", "docx", "gdoc", "gz", "htm", "html", "odt", "pages", "pdf", "rar", "rtf", "tar", "tgz", "url", "zip"}
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Choice:
    """The file that counts.

    Attributes:
        name: its name.
        others: names of the other `.py` files beside it.
        notes: what the record should say about it and the files that were left.
        inside: the folder in which all of these lie; empty where that is the student's own for the lesson.
    """

    name: str
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    inside: str = ""

    @property
    def shown(self) -> str:
        """How the file is called in messages."""
        return f"{self.inside}/{self.name}" if self.inside else self.name

    @contextmanager
    def opened(self, folder: Folder) -> Iterator[Folder]:
        """The folder in which the file lies."""
        if not self.inside:
            yield folder
            return
        with folder.inside(self.inside) as deeper:
            yield deeper


def candidates(folder: Folder, lesson: str) -> list[str]:
    """Names of files that may be the submission, the one that counts first if only names decide.

    Raises:
        Unreadable: the folder may not be listed.
    """
    names, complete = folder.names()
    if not complete:  # among so many, the right one may have been left out
        names += [name for name in (f"{lesson}.ipynb", f"{lesson}.py") if name not in names and folder.status(name)]
    ranked = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        if not dot or name.startswith(".") or ending.lower() not in ("ipynb", "py"):
            continue
        ranked.append((stem != lesson, stem.lower() != lesson.lower(), not _is_copy(stem, lesson), _rank(name), name))
    return [name for *_, name in sorted(ranked)]


def is_there(folder: Folder, lesson: str) -> bool:
    """Whether there is a file that may be the submission, here or one folder deeper.

    Raises:
        Unreadable: the folder may not be listed.
    """
    return (
        bool(candidates(folder, lesson))
        or any(found for _, found in _deeper(folder, lesson))
        or _of_another_kind(folder, lesson) is not None
    )


def choose(folder: Folder, lesson: str, names: frozenset[str]) -> Choice | None:
    """The file that counts; None where there is none.

    Args:
        folder: the student's own for the lesson, open.
        lesson: the name that the file should have.
        names: the lesson's tasks, by which one of several files with other names is taken.

    Raises:
        Unreadable: the folder may not be listed.
    """
    found = candidates(folder, lesson)
    if found:
        return _of_several(folder, found, lesson, names)
    deeper = []
    for inside, found in _deeper(folder, lesson):
        with folder.inside(inside) as opened:
            choice = _of_several(opened, found, lesson, names)
            deeper.append(
                (choice.name.rpartition(".")[0] != lesson, -_mentions(opened, choice.name, names), inside, choice)
            )
    if not deeper:
        return _of_another_kind(folder, lesson)
    *_, inside, choice = min(deeper)
    left = [f"{other}/{found.name}" for *_, other, found in sorted(deeper) if other != inside]
    note = tr("{file} was marked, which lies one folder too deep", file=f"{inside}/{choice.name}") + _left(left)
    return Choice(choice.name, choice.others, (note, *choice.notes), inside)


def _of_another_kind(folder: Folder, lesson: str) -> Choice | None:
    """A file that was handed in in the place of a notebook or program: by its name, else a document or an archive."""
    named, others = [], []
    for name in folder.names()[0]:
        _, dot, ending = name.rpartition(".")
        if not dot or name.startswith("."):
            continue
        if _is_copy(name, lesson) and ending.lower() not in _OF_THE_LESSON:
            named.append(name)
        elif ending.lower() in _DOCUMENTS:
            others.append(name)
    for name in (*named, *others):
        status = folder.status(name)
        if status is not None and stat.S_ISREG(status.st_mode):
            return Choice(
                name,
                (),
                (
                    tr(
                        "no file is called {lesson}.py or {lesson}.ipynb; {file} was looked at",
                        lesson=lesson,
                        file=name,
                    ),
                ),
            )
    return None


def _deeper(folder: Folder, lesson: str) -> Iterator[tuple[str, list[str]]]:
    """Folders inside one, with the files in them that may be the submission; no link is followed."""
    names = [one for one in folder.names()[0] if not one.startswith(".") and one not in _NO_FOLDERS]
    for name in names[:MAX_CANDIDATES]:
        try:
            status = folder.status(name)
            if status is None or not stat.S_ISDIR(status.st_mode):
                continue
            with folder.inside(name) as opened:
                found = candidates(opened, lesson)
        except (Unreadable, FileNotFoundError):  # what cannot be looked into holds nothing that could be read
            continue
        if found:
            yield name, found


def _of_several(folder: Folder, found: list[str], lesson: str, names: frozenset[str]) -> Choice:
    if len(found) == 1 or found[0].rpartition(".")[0].lower() == lesson.lower():
        chosen, notes = found[0], _by_name(found, lesson)
    else:
        chosen, notes = _by_content(folder, found, lesson, names)
    others = tuple(name for name in found if name != chosen and name.endswith(".py"))
    return Choice(chosen, others, notes)


def _by_name(found: list[str], lesson: str) -> tuple[str, ...]:
    chosen, notes = found[0], []
    stem, _, ending = chosen.rpartition(".")
    same = [name for name in found if _is_exact(name, lesson)]
    if len(same) > 1:
        notes.append(tr("both {files} were handed in; the notebook counts", files=with_and(sorted(same))))
    if stem != lesson:
        notes.append(
            tr(
                "the file is called {given}; the name asked for is {wanted}",
                given=chosen,
                wanted=f"{lesson}.{ending}",
            )
        )
    copies = [name for name in found if name not in {*same, chosen} and _is_copy(name.rpartition(".")[0], lesson)]
    if copies:
        notes.append(tr("{file} was marked, whose name is the right one", file=chosen) + _left(copies))
    return tuple(notes)


def _by_content(folder: Folder, found: list[str], lesson: str, names: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Of files with other names, copies of the right name first, the one that mentions most of the lesson's tasks."""
    copies = [name for name in found if _is_copy(name.rpartition(".")[0], lesson)]
    pool = (copies or found)[:MAX_CANDIDATES]
    mentions = {name: _mentions(folder, name, names) for name in pool}
    best = min(pool, key=lambda name: (-mentions[name], _rank(name), name))
    note = tr("no file is called {lesson}.py or {lesson}.ipynb; {file} was marked", lesson=lesson, file=best)
    equal = [name for name in pool if name != best and mentions[name] == mentions[best]]
    if equal:
        note += ". " + tr(
            "It has equal right with {files}: a notebook counts before a program, then the higher number, then the "
            "name",
            files=", ".join(equal[:5]),
        )
    elif copies and len(pool) > 1:
        note += _left([name for name in pool if name != best])
    return best, (note,)


def _is_exact(name: str, lesson: str) -> bool:
    return name.rpartition(".")[0] == lesson


def _left(names: list[str]) -> str:
    """What is said behind a sentence of files that do not count; empty where there are none."""
    if not names:
        return ""
    return "; " + tr_plural(len(names), "{files} was left", "{files} were left", files=", ".join(names[:5]))


def _rank(name: str) -> tuple[bool, int]:
    """A notebook counts before a program, and the last of several copies before the others."""
    stem, _, ending = name.rpartition(".")
    numbers = _NUMBER.findall(stem)
    return ending.lower() != "ipynb", -int(numbers[-1][:9]) if numbers else 0


def _is_copy(stem: str, lesson: str) -> bool:
    """Whether a name is the lesson's with something behind it, as browsers, Jupyter and people name copies."""
    return re.match(rf"{re.escape(lesson)}(?![^\W_])", stem, re.IGNORECASE) is not None


def _mentions(folder: Folder, name: str, names: frozenset[str]) -> int:
    try:
        data = folder.read(name)
    except Unreadable:
        return 0
    return sum(task.encode() in data for task in names)
