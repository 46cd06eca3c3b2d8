"""A new lesson that works, to be changed into one's own: `autograder new LESSON`."""

import keyword
import re
from collections.abc import Sequence
from pathlib import Path

from autograder.author.scenario_templates import files_of
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.course.layout import Course, CourseProblem

TEMPLATES = Path(__file__).resolve().parent / "templates"
# Template, and where it goes; LESSON stands for the name.
FILES = {
    "checks.py.txt": "exercises/LESSON/checks.py",
    "README.md.txt": "exercises/LESSON/README.md",
    "lesson.py.txt": "solutions/LESSON/LESSON.py",
    "wrong.toml.txt": "solutions/LESSON/wrong.toml",
    "alternatives.toml.txt": "solutions/LESSON/alternatives.toml",
}


def new_lesson(course: Course, name: str, scenarios: Sequence[str] = ()) -> list[Path]:
    """Write the files of a new lesson, and return their paths.

    Args:
        course: where it goes.
        name: its name.
        scenarios: names of scenarios, one for each of its tasks; where there are none it has one task without any.

    Raises:
        CourseProblem: the name cannot be one, or there is such a lesson, or no such scenario.
    """
    verify_new_name(course, name)
    order = next_order(course)
    texts = {target: (TEMPLATES / template).read_text(encoding="utf-8") for template, target in FILES.items()}
    if scenarios:
        texts = {"exercises/LESSON/README.md": texts["exercises/LESSON/README.md"], **files_of(scenarios)}
    written = []
    for target, text in texts.items():
        path = course.root / target.replace("LESSON", name)
        write_whole(path, text.replace("LESSON", name).replace("ORDER", str(order)).encode())
        written.append(path.relative_to(course.root))
    return written


def verify_new_name(course: Course, name: str, option: str = "") -> None:
    """Whether a new lesson can be called so.

    Args:
        course: where it goes.
        name: the name.
        option: the option with which another name can be given; empty where the name was typed itself.

    Raises:
        CourseProblem: the name cannot be one, or there is such a lesson.
    """
    how = tr("; `{option} my_lesson` gives another one", option=option) if option else ""
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name) or keyword.iskeyword(name):
        raise CourseProblem(
            tr(
                "{name!r} cannot be a lesson's name: use small letters, digits and _, such as my_lesson{how}",
                name=name,
                how=how,
            )
        )
    if course.exercise(name).exists() or course.solution(name).exists():
        raise CourseProblem(
            tr(
                "there is a lesson called {name} already, in {exercise}{how}",
                name=name,
                exercise=course.exercise(name),
                how=how,
            )
        )


def next_order(course: Course) -> int:
    """The place of a new lesson, behind all others."""
    return max((course.load(lesson).order for lesson in course.lessons), default=0) + 1
