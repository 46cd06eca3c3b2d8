"""Groups: one hand-in for several students, each of whom gets a record of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.core.language import tr


@dataclass
class HandIns:
    """Whose folder holds whose work for a lesson.

    Attributes:
        source: by student, the folder; sorted by student.
        group: by student, the group that it was handed in for.
        conflicts: sentences about groups of which nobody can say which work counts.
    """

    source: dict[str, str] = field(default_factory=dict)
    group: dict[str, str] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)


def hand_ins(
    lesson: str, folders: Sequence[str], groups: Mapping[str, Sequence[str]], same: Callable[[Sequence[str]], bool]
) -> HandIns:
    """Whose folder counts for whom.

    A group's one work, in the folder of a member or in one that is called like the group, is the work of all its
    members. Where there are several that differ, nothing is guessed: whoever has a folder keeps it, and it is told.

    Args:
        lesson: which one, for what is told.
        folders: those in which something was handed in.
        groups: the students of each group.
        same: says whether the same work lies in some folders.
    """
    found = HandIns({name: name for name in folders})
    members = {student for students in groups.values() for student in students}
    for group, students in groups.items():
        present = [name for name in folders if name == group or name in students]
        if group not in members:
            found.source.pop(group, None)
        if not present:
            continue
        if len(present) == 1 or same(present):
            for student in students:
                found.source[student] = student if student in present else present[0]
                found.group[student] = group
        else:
            found.conflicts.append(_conflict(lesson, group, students, present))
    found.source = dict(sorted(found.source.items()))
    return found


def _conflict(lesson: str, group: str, students: Iterable[str], present: Sequence[str]) -> str:
    rest = [name for name in students if name not in present]
    folders = tr(" and ").join(present)
    if not rest:
        return tr(
            "group {group} ({lesson}): different work lies in {folders}. Each has the mark of their own; leave the "
            "folder that counts, and run the same command again",
            group=group,
            lesson=lesson,
            folders=folders,
        )
    return tr(
        "group {group} ({lesson}): different work lies in {folders}. Each has the mark of their own, and {others} "
        "nothing; leave the folder that counts, and run the same command again",
        group=group,
        lesson=lesson,
        folders=folders,
        others=", ".join(rest),
    )


def class_of(folders: Iterable[str], groups: Mapping[str, Sequence[str]]) -> list[str]:
    """All students: those with a folder and those in a group; a folder that is called like a group is none."""
    members = {student for students in groups.values() for student in students}
    return sorted({*members, *(name for name in folders if name not in groups or name in members)})
