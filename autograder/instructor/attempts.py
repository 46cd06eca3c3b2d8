"""Earlier attempts of students: what was handed in is kept beside the run, so that it can be marked like the last."""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from autograder.core.files import read_json, write_whole
from autograder.core.language import tr
from autograder.course.rules import Rules
from autograder.record.store import Attempts
from autograder.submission.class_folder import HandedIn
from autograder.submission.submission import Files

Tasks = Mapping[str, frozenset[str]]  # the names of each lesson's tasks


def earlier_ones_count(rules: Rules, lesson: str) -> bool:
    """Whether what was handed in before the last may make a difference to the mark."""
    rule = rules.lesson(lesson)
    return rule.attempts == "best" or rule.late.late_part


def keeping(one: HandedIn, run: Path, lesson: str, stem: str) -> HandedIn:
    """The same work, whose files are kept when they are looked at.

    Args:
        one: a student's last work for a lesson.
        run: the run's folder.
        lesson: which one.
        stem: the name of the student's record.
    """

    def look() -> Files:
        files = one.look()
        path = Attempts(run).files(lesson, stem, files.sha256)
        if files.sha256 and not path.exists():
            write_whole(path, _written(files))
        return files

    return replace(one, look=look)


def earlier_work(run: Path, lesson: str, students: Mapping[str, str], tasks: Tasks) -> Iterator[HandedIn]:
    """The earlier attempts for a lesson whose files were kept.

    Args:
        run: the run's folder.
        lesson: which one.
        students: the name of each one's record.
        tasks: see `Tasks`.
    """
    kept = Attempts(run)
    others = {other: names for other, names in tasks.items() if other != lesson}
    for student, stem in students.items():
        for name, sha256 in kept.names(lesson, stem):
            path = kept.files(lesson, stem, sha256)
            files = _read(path)
            if files is not None and files.sha256 == sha256:
                yield HandedIn(student, lesson, partial(_again, path), tasks[lesson], others=others, attempt=name)


def _again(path: Path) -> Files:
    """The files once more: those of a whole class are not held in memory until their turn comes.

    Raises:
        FileNotFoundError: they were taken away meanwhile: no student loses anything by that.
    """
    files = _read(path)
    if files is None:
        raise FileNotFoundError(tr("{path} was taken away, or damaged, while the class was marked", path=path))
    return files


def _written(files: Files) -> bytes:
    data = {
        "file": files.file,
        "data": base64.b64encode(files.data or b"").decode(),
        "modules": [[name, base64.b64encode(text).decode()] for name, text in files.modules],
        "notes": list(files.notes),
    }
    return json.dumps(data).encode()


def _read(path: Path) -> Files | None:
    found: Any = read_json(path)
    try:
        modules = tuple((str(name), base64.b64decode(text)) for name, text in found["modules"])
        return Files(
            str(found["file"]), base64.b64decode(found["data"]), modules, None, tuple(map(str, found["notes"]))
        )
    except (KeyError, TypeError, ValueError):  # not there, or damaged: then it is not marked again
        return None
