"""Traces of a student in the folder of a class: what was handed in, and what collecting noted of it."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from autograder.core.files import json_bytes, read_json
from autograder.core.language import tr, tr_plural
from autograder.instructor.collect.write import OWN, mine
from autograder.instructor.collect.write import REPLACED as KEPT
from autograder.instructor.forget.traces import HandedOver, Own, Shared, Traces
from autograder.marks.people import People
from autograder.submission.class_folder import is_handed_in, student_folders


def traces_in_class(submitted: Path, student: str, people: People, bin_name: str) -> Traces:
    """What the folder of a class holds of a student.

    A group's work in the student's folder is the others' too: it moves to a member who has none.

    Args:
        submitted: the folder.
        student: as the student's folder is called.
        people: the groups of the class.
        bin_name: a name for the folder of what is removed.

    Raises:
        OSError: something cannot be read.
    """
    moved = tuple(_moved(submitted, student, people))
    own = [*_folder(submitted, student), *_kept_aside(submitted, student)]
    shared = tuple(_origins(submitted, student))
    return Traces(submitted, submitted / OWN / bin_name, partial(mine, submitted), tuple(own), shared, moved)


def _folder(submitted: Path, student: str) -> Iterator[Own]:
    if student in student_folders(submitted):
        path = submitted / student
        if path.is_symlink():
            yield Own(path, tr("the link to {target}, where nothing is removed", target=os.readlink(path)))
        else:
            count = sum(len(files) for _, _, files in os.walk(path))
            yield Own(
                path,
                tr_plural(count, "what was handed in, {count:g} file", "what was handed in, {count:g} files"),
            )


def _kept_aside(submitted: Path, student: str) -> Iterator[Own]:
    folder = submitted / OWN / KEPT
    if folder.is_dir() and student in os.listdir(folder):
        yield Own(folder / student, tr("what was replaced by later work"))


def _origins(submitted: Path, student: str) -> Iterator[Shared]:
    for path in sorted((submitted / OWN).glob("*.json")):
        known = read_json(path)
        if isinstance(known, dict) and student in known:
            yield Shared(path, json_bytes({name: one for name, one in known.items() if name != student}))


def _moved(submitted: Path, student: str, people: People) -> Iterator[HandedOver]:
    own = submitted / student
    if student not in student_folders(submitted) or own.is_symlink():
        return
    for lesson in sorted(path.name for path in own.iterdir() if path.is_dir() and not path.is_symlink()):
        group = _group_of(student, people.groups_of(lesson))
        if group is None or not is_handed_in(submitted, student, lesson):
            continue
        name, others = group
        if others and not any(is_handed_in(submitted, one, lesson) for one in (*others, name) if one != student):
            yield HandedOver(own / lesson, submitted / others[0] / lesson, others[0])


def _group_of(student: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, list[str]] | None:
    """The student's group and its other members."""
    for name, members in groups.items():
        if student in members:
            return name, [one for one in members if one != student]
    return None
