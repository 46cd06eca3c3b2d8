"""Draw docs/pictures from what the kit itself shows. Screenshots need Chromium, the form grader nbgrader.

python docs/make/pictures.py            draw those that are not current
python docs/make/pictures.py --all      draw all of them anew
python docs/make/pictures.py --check    only say which are not current
python docs/make/pictures.py FOLDER     draw all of them there

`pictures.json` holds a digest of what each picture shows: the text of a terminal or of a page, not its pixels.
"""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import structs
from rich.console import Console, RenderableType
from rich.terminal_theme import MONOKAI

from autograder.core.files import write_json, write_whole
from autograder.record.schema import Record

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "pictures"
DIGESTS = "pictures.json"
LESSON = "linear_regression"
MISTAKE = "missing_zero_grad"
# A class: what each student's program has in the place of the reference's.
CLASS = {
    "ada": [],
    "ben": [MISTAKE],
    "chen": ["mse_sum"],
    "dora": [MISTAKE, "mse_sum"],
    "emil": ["step_before_backward"],
}
WIDTH = 114
LARGEST = 300_000  # bytes of a picture
COLOURS = 128  # of a screenshot


@cache
def records() -> dict[str, Record]:
    """The records of the class, as students' own checks give them; without times, which no two runs share."""
    from autograder.course.layout import find_course
    from autograder.course.solutions import load_solutions
    from autograder.course.source import definition
    from autograder.student.checker import checker_of

    course = find_course()
    lesson = course.load(LESSON)
    solutions = load_solutions(course, lesson)
    names = [name for name, task in lesson.tasks.items() if not task.manual and not task.question][:8]
    code = [_imports(solutions.source()), *(definition(solutions.reference, name) for name in names)]
    variants = {one.id: one.code for one in solutions.wrong}
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{LESSON}.py"
        path.touch()
        with checker_of(path) as checker:
            for student, wrong in CLASS.items():
                text = "\n\n\n".join([*code, *(variants[name] for name in wrong)])
                path.write_text(re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", text), encoding="utf-8")
                found[student] = structs.replace(checker.check(None, None), student=student, seconds=0.0)
    return found


def _imports(source: str) -> str:
    lines = [line for line in source.split("\n") if line.startswith(("import ", "from "))]
    return "\n".join(dict.fromkeys(line for line in lines if "autograder" not in line and "matplotlib" not in line))


def terminal(command: str, *shown: RenderableType) -> str:
    """What a command shows in a terminal, as SVG that loads nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False, markup=False)
    console.print(f"$ {command}", style="bold")
    for one in shown:
        console.print(one)
    svg = console.export_svg(title=command, theme=MONOKAI)
    # Rich would load a font from elsewhere; every system has one of its own.
    svg = re.sub(r"<!-- Generated.*?-->", "", svg)
    svg = re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace")
    return re.sub(r"[ \t]+$", "", re.sub(r"terminal-\d+", "terminal", svg), flags=re.MULTILINE)


def check() -> str:
    """A student's check of a program with one mistake."""
    from autograder.course.layout import find_course
    from autograder.render.terminal.points import course_line
    from autograder.render.terminal.student import student_report

    found = records()["ben"]
    done = {LESSON: (found.score or 0.0, found.max_score, 0.0)}
    return terminal("autograder check", student_report(found, width=WIDTH), course_line(find_course().lessons, done))


def hint() -> str:
    """The three hints for it."""
    from rich.text import Text

    from autograder.student.hints import next_hint

    one = records()["ben"]
    own = structs.replace(one, tasks=tuple(task for task in one.tasks if task.name == "train_step"))
    with tempfile.TemporaryDirectory() as folder:
        hints = [next_hint(own, Path(f"{LESSON}.py"), Path(folder) / "hints.json") for _ in range(3)]
    parts = [
        part
        for hint in hints
        for part in (Text(f"hint {hint.level} of 3", style="bold"), Text(hint.text), Text(""))
    ]  # fmt: skip
    return terminal("autograder hint train_step", *parts)


def graded() -> str:
    """The end of a run over a class."""
    from autograder.course.layout import find_course
    from autograder.render.terminal.style import class_table, legend

    title = find_course().load(LESSON).title
    return terminal("autograder grade submitted", class_table(LESSON, title, list(records().values()), WIDTH), legend())


def card_page() -> str:
    """The card that a notebook shows under its check cell, on a page of its own."""
    from autograder.render.html.card import card

    one = records()["ben"]
    own = structs.replace(one, tasks=tuple(task for task in one.tasks if task.name == "train_step"))
    style = "body{margin:16px;font:15px/1.5 system-ui,sans-serif;background:#fff}"
    return f"<!doctype html><meta charset=utf-8><title>card</title><style>{style}</style>{card(own)}"


def student() -> str:
    """A student's page of the report."""
    from autograder.report.pages import student_page

    return student_page([records()["dora"]])


def report() -> str:
    """The report of a simulated class of 300."""
    with tempfile.TemporaryDirectory() as folder:
        script = ROOT / "benchmarks" / "report_size.py"
        subprocess.run([sys.executable, script, "300", "--keep", folder], check=True, stdout=subprocess.DEVNULL)
        return (Path(folder) / "300" / "report" / "index.html").read_text(encoding="utf-8")


def comments() -> str:
    """What nbgrader's form grader has of us: the comments on answers, and the outputs of check cells."""
    from autograder.nbgrader.feedback import comment, outputs

    found = records()["ben"]
    return json.dumps([[comment(task), outputs(found, [task.name], task.max_score)] for task in found.tasks])


@dataclass(frozen=True)
class Picture:
    """A picture.

    Attributes:
        shown: what it shows, as text.
        draw: writes it.
        quick: whether what it shows is known within seconds.
    """

    shown: Callable[[], str]
    draw: Callable[[str, Path], None]
    quick: bool = True


def as_it_is(text: str, target: Path) -> None:
    """Write an SVG."""
    write_whole(target, text.encode())


def photograph(width: int, height: int, element: str = "") -> Callable[[str, Path], None]:
    """Take a screenshot of a page: its first screen, or as much of an element as fits."""

    def draw(text: str, target: Path) -> None:
        with tempfile.TemporaryDirectory() as folder, browser() as made:
            path = Path(folder) / "page.html"
            path.write_text(text, encoding="utf-8")
            page = made.new_page(viewport={"width": width, "height": height})
            page.goto(path.as_uri())
            _keep((page.locator(element).first if element else page).screenshot(), target)

    return draw


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        made = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


def form_grader(text: str, target: Path) -> None:
    """Let the test of nbgrader's form grader in a browser keep its picture."""
    with tempfile.TemporaryDirectory() as folder:
        test = [sys.executable, "-m", "pytest", "-m", "browser", "tests/test_nbgrader_browser.py", "-k", "form_grader"]
        test += ["--basetemp", f"{folder}/pytest"]
        # The picture is taken once the test has found our words on the page: it is there, or reading it fails.
        subprocess.run(test, cwd=ROOT, check=False, env={**os.environ, "SCREENSHOTS": folder})
        _keep((Path(folder) / "explained.png").read_bytes(), target)


def _keep(data: bytes, target: Path) -> None:
    """Write a screenshot with few colours, which takes a third of the bytes."""
    from PIL import Image

    small = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    assert len(small.getvalue()) <= LARGEST, f"{target.name} is too large"
    write_whole(target, small.getvalue())


PICTURES = {
    "terminal.svg": Picture(check, as_it_is),
    "hint.svg": Picture(hint, as_it_is),
    "graded.svg": Picture(graded, as_it_is),
    "card.png": Picture(card_page, photograph(760, 900, "body")),
    "student.png": Picture(student, photograph(1000, 900)),
    "formgrader.png": Picture(comments, form_grader),
    "report.png": Picture(report, photograph(1180, 1040), quick=False),
}


def digest(text: str) -> str:
    """Of what a picture shows."""
    return hashlib.sha256(text.encode()).hexdigest()


def main(arguments: list[str]) -> int:
    """Draw what is not current, or say what is not."""
    target = next((Path(one) for one in arguments if not one.startswith("--")), TARGET)
    digests = target / DIGESTS
    known = json.loads(digests.read_text()) if digests.is_file() else {}
    outdated = []
    for name, picture in PICTURES.items():
        text = picture.shown()
        if known.get(name) != digest(text) or not (target / name).is_file() or "--all" in arguments:
            outdated.append(name)
            if "--check" not in arguments:
                picture.draw(text, target / name)
                known[name] = digest(text)
                write_json(digests, dict(sorted(known.items())))
                print(f"drawn: {target / name}")
    if "--check" in arguments:
        print("\n".join(f"not current: docs/pictures/{name}" for name in outdated))
    return 1 if outdated and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
