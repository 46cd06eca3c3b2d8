"""Parts of a lesson: a task with some of its probes and what is checked in them."""

import copy
from collections.abc import Iterable
from dataclasses import replace

from autograder.lesson import Lesson, Probe, Task


def with_only(lesson: Lesson, task: Task, probes: Iterable[Probe]) -> Lesson:
    """The lesson with a part of a task: these probes, and the checks on them."""
    names = {probe.name: probe for probe in probes}
    checks = {name: check for name, check in task.checks.items() if check.probe in names}
    part = replace(
        task,
        probes=names,
        # What a check waits for, or counts beside, may be in another part.
        checks={name: replace(one, after=tuple(a for a in one.after if a in checks)) for name, one in checks.items()},
        drawings=[],
    )
    made = copy.copy(lesson)
    made.tasks = {**lesson.tasks, task.name: part}
    return made
