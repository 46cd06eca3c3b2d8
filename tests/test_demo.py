"""The sample class of `autograder demo`: files as students hand them in."""

from pathlib import Path

from autograder.author.build import BEGIN, END
from autograder.author.demo import CLASS, NOTHING, sample_class
from autograder.course.layout import Course

COURSE = Course(Path(__file__).resolve().parents[1])


def test_the_sample_class_hands_in_what_students_would(tmp_path: Path) -> None:
    sample_class(COURSE, COURSE.lessons, tmp_path)
    for lesson in COURSE.lessons:
        files = {path.parents[1].name: path.read_text() for path in tmp_path.glob(f"*/{lesson}/*")}
        assert files.keys() == {recipe.student for recipe in CLASS}
        assert not [student for student, text in files.items() if BEGIN in text or END in text]
        assert list((tmp_path / NOTHING / lesson).iterdir()) == []
