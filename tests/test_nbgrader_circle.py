"""A course with a lesson and two ordinary notebooks, through all of nbgrader's steps, one mark given in a browser.

`make test-browser` runs it. `SCREENSHOTS` names a folder for pictures.
"""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from autograder.nbgrader.rehearsal import Rehearsal
from tests.nbgrader_course import RIGHT, NbCourse, answered, environment, make_course
from tests.ordinary_course import code, notebook
from tests.test_nbgrader_browser import (  # noqa: F401  # fixtures
    TOKEN,
    browser,
    jupyter,
    page,
    picture,
    saved,
)

pytestmark = pytest.mark.browser
BOOKS = {
    "numbers": [
        code("import math"),
        code("### BEGIN SOLUTION\ndef half(x):\n    return x / 2\n### END SOLUTION", "half", solution=True),
        code(
            "assert half(4) == 2\n### BEGIN HIDDEN TESTS\nassert half(5) == 2.5\n### END HIDDEN TESTS", "test_half", 2
        ),
        {
            "cell_type": "markdown",
            "id": "why",
            "source": "Why?",
            "metadata": {
                "nbgrader": {
                    "grade_id": "why",
                    "schema_version": 3,
                    "task": False,
                    "solution": True,
                    "grade": True,
                    "locked": False,
                    "points": 3,
                }
            },
        },
    ],
    "texts": [
        code("### BEGIN SOLUTION\ndef words(text):\n    return text.split()\n### END SOLUTION", "words", solution=True),
        code("assert words('a b') == ['a', 'b']", "test_words", 1),
    ],
}
WORK = {
    "ada": {"half": "def half(x):\n    return x / 2", "words": "def words(text):\n    return text.split()"},
    "ben": {"half": "def half(x):\n    return x // 2", "words": "import os\nos._exit(0)"},
}


def write_work(folder: Path, student: str) -> None:
    """What a student makes of the three notebooks."""
    for name in BOOKS:
        path = folder / "week1" / f"{name}.ipynb"
        book = json.loads(path.read_text())
        for cell in book["cells"]:
            own = cell["metadata"].get("nbgrader", {}).get("grade_id")
            cell["source"] = WORK[student].get(own, "Since it is so." if own == "why" else cell["source"])
        path.write_text(json.dumps(book))
    path = folder / "tiny" / "tiny.ipynb"
    answers = RIGHT if student == "ada" else {**RIGHT, "double": "def double(x):\n    return x * x"}
    path.write_text(json.dumps(answered(json.loads(path.read_text()), answers)))


def mark_by_hand(course: NbCourse, page: Any, student: str, points: str) -> None:  # noqa: F811
    """Give a student's free text its points in the form grader."""
    with jupyter(course.root, environment(course.course, course.root)) as address:
        page.goto(f"{address}/login?token={TOKEN}")
        page.goto(f"{address}/formgrader/manage_submissions/week1")
        page.locator("tr", has=page.locator(".student-id", has_text=student)).get_by_text("needs manual").wait_for()
        page.goto(f"{address}/formgrader/gradebook/week1/numbers")
        for number in range(2):
            page.locator("a", has_text=re.compile("Submission #")).nth(number).click()
            page.wait_for_function("window.formgrader?.grades?.loaded && formgrader.comments?.loaded")
            if page.locator("body").inner_text().find("x // 2") < 0:
                break
            page.go_back()
        picture(page, "circle_before")
        score = page.locator("input#why")
        score.scroll_into_view_if_needed()
        score.fill(points)
        saved(page, "grade", lambda: score.press("Tab"))
        picture(page, "circle_by_hand")


def test_two_ordinary_notebooks_and_a_lesson_go_through_all_steps(tmp_path: Path, page: Any) -> None:  # noqa: F811
    kit = make_course(tmp_path / "kit")
    rehearsal = Rehearsal(tmp_path / "circle", kit)
    rehearsal.set_up(["tiny"], WORK)
    teacher = rehearsal.teacher
    source = teacher / "source" / "week1"
    source.mkdir(parents=True)
    for name, cells in BOOKS.items():
        (source / f"{name}.ipynb").write_text(json.dumps(notebook(cells)))
    for assignment in ("tiny", "week1"):
        rehearsal.run(teacher, "teacher", "generate_assignment", assignment)
        rehearsal.run(teacher, "teacher", "release_assignment", assignment)
        for student in WORK:
            rehearsal.run(rehearsal.student(student), student, "fetch_assignment", assignment)
    for student in WORK:
        write_work(rehearsal.student(student), student)
        for assignment in ("tiny", "week1"):
            rehearsal.run(rehearsal.student(student), student, "submit", assignment)
    for assignment in ("tiny", "week1"):
        rehearsal.run(teacher, "teacher", "collect", assignment)
        rehearsal.run(teacher, "teacher", "autograde", assignment)
    course = NbCourse(teacher, kit, "week1", (teacher / "nbgrader_config.py").read_text())
    mark_by_hand(course, page, "ada", "2")
    for assignment in ("tiny", "week1"):
        rehearsal.run(teacher, "teacher", "generate_feedback", assignment)
        rehearsal.run(teacher, "teacher", "release_feedback", assignment)
        for student in WORK:
            rehearsal.run(rehearsal.student(student), student, "fetch_feedback", assignment)
    rehearsal.run(teacher, "teacher", "export", "--to", "grades.csv")

    with (teacher / "grades.csv").open() as file:
        rows = {(row["assignment"], row["student_id"]): float(row["score"]) for row in csv.DictReader(file)}
    assert rows[("week1", "ada")] == 2 + 1 + 2  # both tests, and by hand
    assert rows[("week1", "ben")] == 0
    assert rows[("tiny", "ada")] - rows[("tiny", "ben")] == 2
    pages = {
        path.stem: path.read_text()
        for student in WORK
        for path in (rehearsal.student(student) / "week1" / "feedback").glob("*/*.html")
        if student == "ben"
    }
    assert set(pages) == set(BOOKS)
    assert "half(5)" not in pages["numbers"]  # the hidden test
    assert "A hidden test is here" in pages["numbers"]
    lesson = next((rehearsal.student("ben") / "tiny" / "feedback").glob("*/tiny.html")).read_text()
    assert "torchgrade" in lesson
