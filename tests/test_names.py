"""The kit knows no lesson: it holds no name of a lesson, a task or a data set, no class of clothes, no size of images.

The names are read from the course itself. Those that are everyday words (`train`, `gpu`) or PyTorch's too are looked
for where they can only be names: in quotes or backticks, or as files; the others wherever they stand.
"""

import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import torch

import autograder
from autograder.course.layout import Course
from autograder.lesson import Lesson
from autograder.pytorch.fashion_mnist.data import SHAPES
from autograder.pytorch.fashion_mnist.dataset import CLASSES

PACKAGE = Path(autograder.__file__).parent
COURSE = Course(PACKAGE.parent)
# What only lessons import, what lies in the package of the course itself, and what new lessons begin with.
LEFT_OUT = ("pytorch/", "exercises/", "author/templates/scenarios/")
TEXTS = {".py", ".toml", ".txt", ".html", ".css", ".js"}
# CSS and JavaScript have words of their own: `collapse`, `dataset`.
CODE_OF_PAGES = {".css", ".js", ".html"}
# Here PyTorch's own names are told of as such: its errors are explained, its devices simulated.
# Names that programs confuse are changed for each other.
ABOUT_PYTORCH = (
    *("judge/errors.toml", "judge/errors.py", "judge/idle_statements.py", "repair/edits/", "simulated_cuda/"),
)


@cache
def lessons() -> list[Lesson]:
    return [COURSE.load(name) for name in COURSE.lessons]


@cache
def names() -> set[str]:
    """Of lessons, their tasks, resources and data files."""
    found: set[str] = set()
    for lesson in lessons():
        files = {Path(name).stem for name in lesson.files}
        titles = {title for one in lesson.resources for title in (one.name, one.title)}
        found |= {lesson.name, *lesson.tasks, *files, *titles}
    return found


def is_everyday(name: str) -> bool:
    """A word that stands in many texts and means no task there."""
    return re.fullmatch(r"[a-z]+", name) is not None or hasattr(torch.nn.functional, name)


def pattern(name: str) -> str:
    escaped = re.escape(name)
    if is_everyday(name):
        return (
            rf"(?<=`){escaped}(?=[`(])|(?<=['\"]){escaped}(?=['\"])|\b{escaped}\.(py|ipynb)\b|\bthe {escaped} lesson\b"
        )
    return rf"(?<![A-Za-z0-9]){escaped}(?![A-Za-z0-9])"


def numbers() -> set[int]:
    """Of pixels: of a side, and of an image."""
    _, height, width = SHAPES["train_images"]
    return {height, width, height * width}


def of_the_kit() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE).as_posix()
        if path.suffix in TEXTS and "__pycache__" not in inside and not inside.startswith(LEFT_OUT):
            yield path


def found_in(inside: str, text: str) -> list[str]:
    """What the rule forbids in a text of the kit; `inside` is its place in the package."""
    wanted = names()
    if Path(inside).suffix in CODE_OF_PAGES or inside.startswith(ABOUT_PYTORCH):
        wanted = {name for name in wanted if not is_everyday(name)}
    said = [name for name in sorted(wanted) if re.search(pattern(name), text, re.IGNORECASE if "_" in name else 0)]
    said += [name for name in CLASSES if re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
    said += [rule for rule in ('"q_', "'q_") if rule in text]
    if inside.endswith(".py"):
        said += [str(number) for number in numbers_in(text) if number in numbers()]
    return said


def numbers_in(text: str) -> list[int]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    written = [token.string.replace("_", "") for token in tokens if token.type == tokenize.NUMBER]
    written += [
        word for token in re.findall(r"\b\d[\d,]*\b", text) for word in [token.replace(",", "")] if len(word) > 2
    ]
    return [int(word) for word in written if word.isdigit()]


@pytest.mark.parametrize("path", list(of_the_kit()), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_kit_names_nothing_of_a_lesson(path: Path) -> None:
    inside = path.relative_to(PACKAGE).as_posix()
    assert not found_in(inside, path.read_text(encoding="utf-8")), inside


def test_every_name_is_found_when_it_is_put_in() -> None:
    for name in names():
        assert name in found_in("grade.py", f'"""A text."""\n\nNAME = "{name}"\n'), name
        assert name in found_in("grade.py", f'"""A text about `{name}`."""\n'), name
    for name in CLASSES:
        assert name in found_in("grade.py", f"# such as {name}\n"), name
    for number in numbers():
        assert str(number) in found_in("grade.py", f"size = {number:_}\n"), number
    assert '"q_' in found_in("grade.py", 'found = name.startswith("q_")\n')
    assert "FashionMNIST" in found_in("grade.py", '"""Which FashionMNIST."""\n')


def test_the_rule_has_something_to_look_for() -> None:
    assert len(lessons()) >= 4
    assert len(names()) > 40
    assert len(CLASSES) == 10
    assert len(list(of_the_kit())) > 100
