"""`autograder nbgrader init`: the lines that a course's `nbgrader_config.py` needs."""

import shutil
from pathlib import Path
from textwrap import fill

from autograder.author.release import CONFIG
from autograder.core.course_names import SETTING
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.sentences import no_lesson
from autograder.course.layout import Course, CourseProblem, find_course, is_course
from autograder.record.lesson_order import places

BEGIN, END = "# torchgrade: begin", "# torchgrade: end"


def explained() -> str:
    """What the lines do, for whoever puts them in."""
    points = (
        tr(
            "Check cells of torchgrade's lessons are marked in processes of their own, several submissions at once, "
            "not in a kernel."
        ),
        tr(
            "Notebooks and test cells that are not torchgrade's show what they showed before, and run isolated: they "
            "reach nothing of this course and of this machine. `autograder nbgrader autograde ASSIGNMENT` runs several "
            "at once."
        ),
        tr(
            "Broken notebooks (cells copied, deleted or changed, files renamed, a trip through Colab) are mended and "
            "marked."
        ),
        tr("Feedback explains each mistake; it never shows hidden tests."),
        tr(
            "Records and the seed of the marking are kept in `graded/`. `autograder grade submitted` marks the whole "
            "class into it first, if you like; `nbgrader autograde` then only pastes."
        ),
    )
    return "\n".join(
        [
            tr("What these lines do (nbgrader's other settings stay as they are):"),
            *(fill(one, 118, initial_indent="- ", subsequent_indent="  ") for one in points),
            tr("Remove the lines, and everything is as before."),
        ]
    )


def init(folder: Path, course: Path | None, lessons: list[str]) -> list[str]:
    """Write the lines into `nbgrader_config.py`, and put lessons into the course's `source/`.

    Args:
        folder: nbgrader's course folder.
        course: the kit's course, with `exercises` and `solutions`; looked for where it is None.
        lessons: names of lessons to copy.

    Returns:
        a sentence for each thing that was done.

    Raises:
        CourseProblem: there is no such course or lesson, or it would overwrite an assignment.
    """
    kit = _course(folder, course)
    unknown = [name for name in lessons if not (kit.root / "source" / name).is_dir()]
    if unknown:
        known = sorted((path.name for path in (kit.root / "source").glob("*/")), key=places(kit.lessons))
        raise CourseProblem(no_lesson(unknown[0], known, kit.root / "source"))
    return [_write_lines(folder, kit), *(_copy(folder, kit, name) for name in lessons)]


def _course(folder: Path, course: Path | None) -> Course:
    if course is None:
        try:
            return find_course(folder)
        except CourseProblem:
            pass
    elif is_course(course):
        return Course(course.resolve())
    if course is None:
        raise CourseProblem(
            tr(
                "marking needs the lessons with their solutions, and they were not found above this folder, or beside "
                "the installed package. Get torchgrade's repository (students' packages hold no solutions), and run "
                "`autograder nbgrader init --course ITS_FOLDER`, or set {setting} to it",
                setting=SETTING,
            )
        )
    raise CourseProblem(
        tr(
            "marking needs the lessons with their solutions, and they were not found in {folder}. Get torchgrade's "
            "repository (students' packages hold no solutions), and run `autograder nbgrader init --course "
            "ITS_FOLDER`, or set {setting} to it",
            folder=course,
            setting=SETTING,
        )
    )


def _write_lines(folder: Path, kit: Course) -> str:
    path = folder / CONFIG
    before = path.read_text(encoding="utf-8") if path.is_file() else "c = get_config()\n"
    given = "" if kit.root == folder.resolve() else f", course={str(kit.root)!r}"
    lines = f"{BEGIN} (written by `autograder nbgrader init`, which explains them)\n"
    lines += f"from autograder.nbgrader import install  # noqa: E402\n\ninstall(c{given})\n{END}\n"
    if BEGIN in before and END in before:
        head, _, rest = before.partition(BEGIN)
        after = rest.partition(END)[2].removeprefix("\n")
        text = head + lines + after
    else:
        text = before.rstrip("\n") + "\n\n" + lines
    if text == before:
        return tr("{path} has the lines already", path=path)
    write_whole(path, text.encode())
    return tr("written: {path}", path=path)


def _copy(folder: Path, kit: Course, name: str) -> str:
    target = folder / "source" / name
    if target.exists():
        raise CourseProblem(
            tr(
                "{folder} exists: rename it, or copy {source} yourself",
                folder=target,
                source=kit.root / "source" / name,
            )
        )
    shutil.copytree(kit.root / "source" / name, target)
    return tr("written: {folder}; next: nbgrader generate_assignment {lesson}", folder=target, lesson=name)
