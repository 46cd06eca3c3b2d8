"""Draw docs/pictures/terminal.svg and report.png from what the kit itself shows. Needs Playwright and Chromium.

python docs/make/pictures.py           draw them anew
python docs/make/pictures.py FOLDER    draw them into another folder
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "pictures"
LESSON = "linear_regression"
WIDTH = 114


def terminal(target: Path) -> None:
    """A student's check of a program with one mistake, as a terminal shows it."""
    from autograder.course.layout import find_course
    from autograder.course.solutions import load_solutions
    from autograder.course.source import definition
    from autograder.render.terminal.points import course_line
    from autograder.render.terminal.student import student_report
    from autograder.student.checker import checker_of

    course = find_course()
    lesson = course.load(LESSON)
    solutions = load_solutions(course, lesson)
    names = [name for name, task in lesson.tasks.items() if not task.manual and not task.question][:8]
    code = [_imports(solutions.source()), *(definition(solutions.reference, name) for name in names)]
    variant = next(one for one in solutions.wrong if one.id == "missing_zero_grad")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{LESSON}.py"
        text = "\n\n\n".join([*code, variant.code])
        path.write_text(re.sub(r" *### (BEGIN|END) SOLUTION\n?", "", text), encoding="utf-8")
        with checker_of(path) as checker:
            found = checker.check(None, None)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False, markup=False)
    console.print("$ autograder check", style="bold")
    console.print(student_report(found, width=WIDTH))
    console.print(course_line(course.lessons, {LESSON: (found.score, found.max_score, 0.0)}))
    svg = console.export_svg(title="autograder check", theme=MONOKAI)
    # Rich would load a font from elsewhere; every system has one of its own.
    svg = re.sub(r"<!-- Generated.*?-->", "", svg)
    svg = re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace")
    svg = re.sub(r"[ \t]+$", "", re.sub(r"terminal-\d+", "terminal", svg), flags=re.MULTILINE)
    (target / "terminal.svg").write_text(svg, encoding="utf-8")


def _imports(source: str) -> str:
    lines = [line for line in source.split("\n") if line.startswith(("import ", "from "))]
    return "\n".join(dict.fromkeys(line for line in lines if "autograder" not in line and "matplotlib" not in line))


def report(target: Path) -> None:
    """The first screen of the report of a simulated class."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        script = ROOT / "benchmarks" / "report_size.py"
        subprocess.run([sys.executable, script, "300", "--keep", folder], check=True, stdout=subprocess.DEVNULL)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1180, "height": 1040})
            page.goto((Path(folder) / "300" / "report" / "index.html").as_uri())
            page.screenshot(path=target / "report.png")
            browser.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    terminal(folder)
    report(folder)
