"""The work folder: the files that a child needs before it can begin."""

from pathlib import Path

from autograder.lesson import Lesson
from autograder.lesson.resources import Places

SCRATCH = ".scratch"  # a folder that probes may write to


def data_files(lesson: Lesson, folder: Path, places: Places) -> dict[str, bytes]:
    """What lies beside a submission while it runs.

    Args:
        lesson: names its data files, and its resources.
        folder: the lesson's own, in which its files lie.
        places: where its resources are.

    Raises:
        OSError: a file is not there.
    """
    contents = {name: (folder / name).read_bytes() for name in lesson.files}
    for resource in lesson.resources:
        contents |= resource.files(places[resource.name])
    return contents


def fill_workdir(folder: Path, contents: dict[str, bytes]) -> str:
    """Put these files and an empty folder into a submission's folder; returns the path of the empty one."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    scratch = folder / SCRATCH
    scratch.mkdir()
    return str(scratch)
