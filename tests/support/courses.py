"""Courses of the tests' own."""

from pathlib import Path

from autograder.author.build import build
from autograder.author.new import new_lesson
from autograder.course.layout import Course


def course_of_its_own(tmp_path: Path) -> Course:
    """A new course with the lesson `tiny`, for a test that changes it."""
    for folder in ("exercises", "solutions"):
        (tmp_path / "course" / folder).mkdir(parents=True)
    own = Course(tmp_path / "course")
    new_lesson(own, "tiny")
    return own


def built_course(tmp_path: Path) -> Course:
    """The same, with all that is derived from its solution."""
    own = course_of_its_own(tmp_path)
    build(own, ["tiny"], check=False, say=lambda text: None)
    return own
