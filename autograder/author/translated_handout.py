"""The handout of a course in the language that is asked for: prose translated, code as it is."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from autograder.author.build import Derived, derive
from autograder.author.lesson_messages import README
from autograder.core.files import write_whole
from autograder.core.language import ENGLISH, speaking, tr
from autograder.core.trees import files_in
from autograder.course.layout import Course, CourseProblem
from autograder.course.source import lesson_cells
from autograder.course.translations import translations
from autograder.instructor.handout import hand_out


def hand_out_in(course: Course, names: Sequence[str], language: str, target: Path) -> list[Path]:
    """Write the handout of a course in one language.

    Args:
        course: whose lessons.
        names: of the lessons.
        language: such as `de`; each lesson needs a catalogue of it, if it is not English.
        target: the folder; see `hand_out`.

    Raises:
        CourseProblem: a lesson is not translated, or nbgrader is not installed.
        OSError: something cannot be written.
    """
    if not find_spec("nbgrader"):
        raise CourseProblem(tr("notebooks are made by nbgrader: pip install 'torchgrade[nbgrader]'"))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in names:
            said = translations(course, name, language)
            if not said and language != ENGLISH:
                raise CourseProblem(
                    tr(
                        "the lesson {lesson} is not translated: `autograder translate {language} {lesson}` begins its "
                        "catalogue, then fill that in",
                        lesson=name,
                        language=language,
                    )
                )
            for path in files_in(course.exercise(name)):
                write_whole(root / path.relative_to(course.root), path.read_bytes(), lasting=False)
            with speaking(language):
                cells = lesson_cells(course.solution(name) / f"{name}.py")
                files = [*derive(course, course.load(name), cells, said), *_readme(course, name, said)]
            for derived in files:
                write_whole(root / derived.path.relative_to(course.root), derived.content, lasting=False)
        return hand_out(Course(root), names, target)


def _readme(course: Course, name: str, said: Mapping[str, str]) -> list[Derived]:
    path = course.exercise(name) / README
    english = path.read_text(encoding="utf-8").strip("\n") if path.is_file() else ""
    return [Derived(path, f"{said[english]}\n".encode())] if english in said else []
