"""A lesson's own texts for translators: all of them, collected into a catalogue for each language.

The catalogue is `solutions/<lesson>/<language>.po`, gettext's form, with the English text as the key. `autograder
translate` writes and updates it; `autograder build` puts what students may see of it beside the exercise.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.author.prose import COMMENT, DOCSTRING, STORY, prose_of
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import load_solutions
from autograder.course.source import Cell, is_demo, lesson_cells
from autograder.course.translations import catalogue
from autograder.lesson.texts import texts_in
from autograder.submission.parsing import parse

README = "README.md"
# No dates and names, as gettext's tools write them: whoever updates the catalogue changes what has changed.
HEAD = """\
# The lesson {lesson}: what it says in English, and the same in another language.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
KINDS = {
    STORY: "a cell of the story",
    DOCSTRING: "a docstring",
    COMMENT: "a comment in code",
}


@dataclass(frozen=True)
class Message:
    """A text of a lesson.

    Attributes:
        text: in English.
        file: where it stands, within the course.
        note: what it is, for translators.
    """

    text: str
    file: str
    note: str


def messages(course: Course, name: str) -> list[Message]:
    """All texts of a lesson, each once for each place, in their order.

    Raises:
        CourseProblem: the lesson cannot be read.
        DeclarationError: its `checks.py` is broken.
    """
    return [*public_messages(course, name), *_readme(course, name), *_prose(course, name), *_variants(course, name)]


def public_messages(course: Course, name: str) -> list[Message]:
    """The texts of a lesson's `checks.py`, which its students have."""
    course.load(name)  # one that is broken is told as such
    path = course.exercise(name) / "checks.py"
    file = f"exercises/{name}/{path.name}"
    tree = parse(path.read_text(encoding="utf-8"))
    return [Message(text.message, file, f"said by {text.within}") for text in texts_in(tree)]


def _readme(course: Course, name: str) -> Iterator[Message]:
    path = course.exercise(name) / README
    if path.is_file():
        yield Message(path.read_text(encoding="utf-8").strip("\n"), f"exercises/{name}/{README}", "the whole file")


def _prose(course: Course, name: str) -> Iterator[Message]:
    file = f"solutions/{name}/{name}.py"
    for cell in lesson_cells(course.solution(name) / f"{name}.py"):
        for one in prose_of(cell):
            yield Message(one.message, file, f"{KINDS[one.kind]}{_of(cell)}")


def _of(cell: Cell) -> str:
    for key in ("task", "question", "text", "rubric"):
        if key in cell.metadata:
            return f" of {cell.metadata[key]}"
    return " of a demonstration" if is_demo(cell) else ""


def _variants(course: Course, name: str) -> Iterator[Message]:
    lesson = course.load(name)
    file = f"solutions/{name}/wrong.toml"
    for variant in load_solutions(course, lesson).wrong:
        for key in ("title", "why", "fix", "lecture"):
            text = getattr(variant, key)
            if text and (key != "lecture" or text != lesson.tasks[variant.task].lecture):
                yield Message(text, file, f"{key} of {variant.id}, a mistake in {variant.task}")


@dataclass(frozen=True)
class Updated:
    """What came of an update.

    Attributes:
        path: the catalogue.
        all, missing: how many texts there are, and how many of them have no translation.
    """

    path: Path
    all: int
    missing: int


def update(course: Course, name: str, language: str) -> Updated:
    """Write a lesson's catalogue, or bring it up to date: nothing that was translated is lost.

    What is new is added without a translation; what the lesson no longer says is kept at the end, as obsolete.

    Args:
        course: where the lesson is.
        name: the lesson's.
        language: such as `de`.

    Raises:
        CourseProblem: the catalogue that is there cannot be read, or Babel is not installed.
    """
    try:
        from babel.core import UnknownLocaleError
        from babel.messages.catalog import Catalog
        from babel.messages.pofile import PoFileError, read_po, write_po
    except ImportError:
        raise CourseProblem(
            tr("catalogues for translators are written by Babel: pip install 'torchgrade[translate]'")
        ) from None
    path = catalogue(course, name, language)
    try:
        template, kept = Catalog(), Catalog(locale=language)
        if path.is_file():
            kept = read_po(io.BytesIO(path.read_bytes()), locale=language, abort_invalid=True)
    except (UnknownLocaleError, ValueError):
        raise CourseProblem(
            tr("{language} is no language that is known: `de`, for example", language=language)
        ) from None
    except PoFileError as error:
        raise CourseProblem(tr("{path} cannot be read: {error}", path=path, error=error)) from None
    found = messages(course, name)
    for one in found:
        template.add(one.text, locations=[(one.file, 0)], auto_comments=[one.note])
    kept.update(template, no_fuzzy_matching=True)
    for message in kept:
        message.flags -= {"python-format", "python-brace-format"}  # Babel's guess, from braces in formulas and code
    written = io.BytesIO()
    write_po(written, kept, width=0, include_lineno=False, omit_header=True)
    head = HEAD.format(lesson=name, language=language, plural=kept.plural_forms)
    write_whole(path, head.encode() + written.getvalue())
    texts = {one.text for one in found}
    return Updated(path, len(texts), sum(not kept[text].string for text in texts))
