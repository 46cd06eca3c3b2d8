"""The page about a class's ordinary notebooks: counts, errors told as one, and nothing of a student's that can run."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.record.notebook_runs import FAILED, PARTLY, PASSED, WARNED, book_runs
from autograder.report import NoRecords, write_report
from autograder.report.books import summaries
from tests.support.browser import chromium
from tests.support.made_records import RIGHT, write
from tests.support.page import Page
from tests.test_report_browser import AXE

EVIL = "<script>alert(1)</script>\x1b[31m\u202e"


def error(ename: str, evalue: str, line: str) -> dict[str, Any]:
    traceback = ["-" * 20, f"\x1b[0;32m----> 1\x1b[0m \x1b[0m{line}\x1b[0m", f"{ename}: {evalue}"]
    return {"output_type": "error", "ename": ename, "evalue": evalue, "traceback": traceback}


def result(text: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}, "execution_count": 1}


def cell(name: str, points: float | None, *outputs: dict[str, Any], limit: str = "", words: str = "") -> dict[str, Any]:
    return {"name": name, "points": points, "outputs": list(outputs), "limit": limit, "words": words, "seconds": 0.5}


def keep(run: Path, student: str, *cells: dict[str, Any], assignment: str = "week1", notebook: str = "book") -> None:
    folder = run / "notebooks" / assignment
    folder.mkdir(parents=True, exist_ok=True)
    about = {"schema": 2, "digest": "0", "student": student, "notebook": notebook, "cells": list(cells)}
    (folder / f"{len(list(folder.iterdir()))}.json").write_text(json.dumps(about))


def a_class(run: Path) -> None:
    keep(run, "ada", cell("mean", 2), cell("table", 1, result("1.0")))
    keep(
        run,
        "ben",
        cell("answer", None, limit="time", words="it took longer than 3 seconds"),
        cell("mean", 2, error("AssertionError", "4.5 is not 2", "assert mean([1]) == 2")),
        cell("table", 1, error("NameError", "name 'tabel' is not defined", "assert table(1)")),
    )
    keep(
        run,
        "cyd",
        cell("mean", 2, error("AssertionError", "12 is not 2", "assert mean([1]) == 2")),
        cell("table", 1, result("0.5")),
    )
    keep(
        run,
        EVIL,
        cell("mean", 2, error(EVIL, EVIL, f"assert '{EVIL}'"), limit="memory"),
        cell("table", 1, {"output_type": "stream", "name": "stderr", "text": "warn"}),
    )


def test_test_cells_are_counted_and_errors_that_differ_in_numbers_are_one(tmp_path: Path) -> None:
    a_class(tmp_path)
    (book,) = summaries(book_runs(tmp_path))
    mean, table = book.tests
    assert (book.students, book.means) == (4, (0.25 * (3 + 0.5), 3))
    assert mean.counts == {PASSED: 1, PARTLY: 0, FAILED: 3}
    assert table.counts == {PASSED: 1, PARTLY: 1, FAILED: 2}
    first = mean.groups[0]
    assert (first.error, first.line) == ("AssertionError: 4.5 is not 2", "assert mean([1]) == 2")
    assert first.students == ("ben", "cyd")
    assert {one.error for one in table.groups} == {"NameError: name 'tabel' is not defined", WARNED}
    assert mean.limits == {"memory": 1}
    assert book.limits == (("ben", "time: it took longer than 3 seconds"),)
    assert [one.name for one in book.hardest] == ["mean", "table"]


def test_notebooks_of_the_same_name_in_other_assignments_are_others(tmp_path: Path) -> None:
    for assignment, notebook in (("week2", "b"), ("week1", "b"), ("week1", "a")):
        keep(tmp_path, "ada", cell("t", 1), assignment=assignment, notebook=notebook)
    found = [(book.assignment, book.notebook) for book in summaries(book_runs(tmp_path))]
    assert found == [("week1", "a"), ("week1", "b"), ("week2", "b")]


def test_a_file_that_is_damaged_is_left_out(tmp_path: Path) -> None:
    keep(tmp_path, "ada", cell("t", 1))
    for number, text in enumerate(("", "[]", "{}", '{"student": "x", "notebook": "b", "cells": [{}]}')):
        (tmp_path / "notebooks" / "week1" / f"bad{number}.json").write_text(text)
    assert [one.student for one in book_runs(tmp_path)] == ["ada"]


def test_the_page_is_escaped_and_says_what_was_found(tmp_path: Path) -> None:
    a_class(tmp_path)
    path = write_report(tmp_path)
    assert path == tmp_path / "report" / "notebooks.html"
    text = path.read_text()
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    page = Page(text)
    assert "3 of 4" in page.words
    assert "AssertionError: 4.5 is not 2" in page.words
    assert "script-src" not in page.named("meta")[1][0]["content"]


def test_the_report_of_lessons_leads_to_the_page_and_back(tmp_path: Path) -> None:
    write(tmp_path, RIGHT)
    a_class(tmp_path)
    index = write_report(tmp_path)
    assert 'href="notebooks.html"' in index.read_text()
    assert 'href="index.html"' in (index.parent / "notebooks.html").read_text()


def test_without_notebooks_there_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, RIGHT)
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "notebooks.html").write_text("of earlier")
    index = write_report(tmp_path)
    assert "notebooks.html" not in index.read_text()
    assert not (index.parent / "notebooks.html").exists()


def test_a_folder_without_anything_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRecords):
        write_report(tmp_path)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Any]:
    """The page in Chromium."""
    a_class(tmp_path)
    for number in range(40):
        wrong = error("ValueError", f"{number} is too much, " + "and it says so at length, " * 8, "assert check(1)")
        keep(tmp_path, f"student {number}", cell("mean", 2), cell("table", 1, *([wrong] if number % 3 else [])))
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 900}, bypass_csp=True)
        page.goto(write_report(tmp_path).as_uri())
        yield page


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 400)])
def test_the_page_in_a_browser_is_readable_and_nothing_of_it_runs(shown: Any, scheme: str, width: int) -> None:
    shown.emulate_media(color_scheme=scheme)
    shown.set_viewport_size({"width": width, "height": 900})
    assert shown.get_by_role("heading", name="week1, book").is_visible()
    assert shown.locator("details[open]").count() == 2
    assert shown.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shown.evaluate(AXE.read_text(encoding="utf-8"))
    assert shown.evaluate("axe.run()")["violations"] == []
    if "SCREENSHOTS" in os.environ:
        shown.screenshot(path=f"{os.environ['SCREENSHOTS']}/books_{scheme}.png", full_page=True)
