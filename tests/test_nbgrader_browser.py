"""nbgrader's form grader and a student's JupyterLab in a real browser; `make test-browser` runs these.

They need Chromium (`CHROMIUM` names it, `/usr/bin/chromium` if not set). `SCREENSHOTS` names a folder for pictures.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.nbgrader.sample_notebooks import filled
from tests.nbgrader_course import NbCourse, environment
from tests.support.browser import chromium

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[1]
LESSON = "linear_regression"
PATIENCE = 240_000  # milliseconds, for a kernel or a marking on a machine that is busy
TOKEN = "for-this-test-only"
KIT = Course(ROOT)


@contextlib.contextmanager
def jupyter(folder: Path, settings: dict[str, str]) -> Iterator[str]:
    """A JupyterLab over a folder; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", "--ip=127.0.0.1", "--no-browser", "--allow-root", f"--IdentityProvider.token={TOKEN}"]
    log = folder / "jupyter.log"
    with log.open("w") as output:
        running = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyterlab",
                *options,
                "--LabApp.news_url=None",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            ],
            cwd=folder,
            env=settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(PATIENCE // 500):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5)
                break
            assert running.poll() is None, log.read_text()
            time.sleep(0.5)
        yield address
    finally:
        running.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(timeout=30)
        running.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as made:
        yield made


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1280, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


def picture(page: Any, name: str) -> None:
    """Keep a picture, where somebody wants to look."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png")


def saved(page: Any, what: str, act: Callable[[], Any]) -> None:
    """Do something after which the form grader saves a grade or a comment, and wait until it has."""
    with page.expect_response(lambda answer: f"/api/{what}/" in answer.url and answer.request.method == "PUT"):
        act()


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    made = NbCourse(tmp_path_factory.mktemp("course"), KIT, LESSON)
    release = made.release()
    solutions = load_solutions(KIT, KIT.load(LESSON))
    wrong = [variant for variant in solutions.wrong if variant.id == "missing_zero_grad"]
    made.hand_in("ada", filled(release, solutions, wrong, "A number that <b>says</b> how wrong the model is."))
    made.hand_in("ben", filled(release, solutions))
    return made


def test_the_form_grader_marks_shows_and_keeps_what_a_person_adds(teacher: NbCourse, page: Any) -> None:
    settings = environment(KIT, teacher.root)
    with jupyter(teacher.root, settings) as address:
        page.goto(f"{address}/login?token={TOKEN}")  # the pages of the form grader go by the cookie
        page.goto(f"{address}/formgrader/manage_submissions/{LESSON}")
        row = page.locator("tr", has=page.locator(".student-id", has_text="ada"))
        row.locator(".glyphicon-flash").wait_for()
        picture(page, "submissions")
        row.locator(".glyphicon-flash").click()
        dialog = page.locator(".modal-dialog")
        dialog.get_by_text("Successfully autograded").wait_for()
        picture(page, "autograded")
        assert "1 of 1 marked" in dialog.inner_text()
        dialog.get_by_role("button", name="OK").click()
        row.get_by_text("needs manual grading").wait_for()
        assert "26.5 / 30" in row.inner_text()

        page.goto(f"{address}/formgrader/gradebook/{LESSON}/{LESSON}")
        page.locator("a", has_text=re.compile("Submission #")).first.click()
        card = page.locator(".torchgrade", has_text="train_step").first
        card.locator(".tg-title", has_text="Old gradients are never reset").wait_for()
        card.scroll_into_view_if_needed()
        picture(page, "explained")
        task = page.locator(".nbgrader_cell", has=page.locator("#explain_loss_function"))
        assert "1 point: it is" in task.inner_text()  # the marking scheme
        # What is typed before the form grader has loaded what is there already would be lost.
        page.wait_for_function("window.formgrader?.grades?.loaded && formgrader.comments?.loaded")
        score = page.locator("input#explain_loss_function")
        score.scroll_into_view_if_needed()
        score.fill("1.5")
        saved(page, "grade", lambda: score.press("Tab"))
        remark = page.locator("textarea#explain_loss_function-comment")
        remark.fill("Good. Say also what it is used for.")
        saved(page, "comment", lambda: remark.blur())
        picture(page, "by_hand")

        page.goto(f"{address}/formgrader/manage_submissions/{LESSON}")
        row.get_by_text("28 / 30").wait_for()
        for again in ("first", "after another marking"):
            if again != "first":
                row.locator(".glyphicon-flash").click()
                dialog.get_by_text("Successfully autograded").wait_for()
                dialog.get_by_role("button", name="OK").click()
                dialog.wait_for(state="hidden")
            row.locator(".glyphicon-comment").click()
            dialog.get_by_text("Successfully generated feedback").wait_for()
            dialog.get_by_role("button", name="OK").click()
            dialog.wait_for(state="hidden")
            feedback = teacher.root / "feedback" / "ada" / LESSON / f"{LESSON}.html"
            page.goto(feedback.as_uri())
            shown = page.locator("body").inner_text()
            assert f"{LESSON} (Score: 28.0 / 30.0)" in shown
            assert "Good. Say also what it is used for." in shown
            assert "Old gradients are never reset" in shown
            picture(page, f"feedback_{again.replace(' ', '_')}")
            page.go_back()
            row.locator(".glyphicon-comment").wait_for()


def test_a_student_mends_a_mistake_in_jupyterlab(tmp_path: Path, page: Any) -> None:
    shutil.copytree(ROOT / "release" / LESSON, tmp_path / LESSON)
    path = tmp_path / LESSON / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text())
    wanted = ("mean_squared_error", "check_mean_squared_error")
    imports = next(cell for cell in notebook["cells"] if "from autograder import check" in "".join(cell["source"]))
    notebook["cells"] = [imports, *(cell for cell in notebook["cells"] if cell["id"] in wanted)]
    path.write_text(json.dumps(notebook))
    with jupyter(tmp_path, environment(KIT, tmp_path)) as address:
        page.goto(f"{address}/lab/tree/{LESSON}/{LESSON}.ipynb?token={TOKEN}")
        cells = page.locator(".jp-Notebook .jp-CodeCell")
        cells.nth(2).wait_for()

        def run(number: int, source: str | None = None) -> Any:
            editor = cells.nth(number).locator(".cm-content")
            editor.click()
            if source is not None:
                editor.press("ControlOrMeta+a")
                page.keyboard.insert_text(source)
            page.keyboard.press("Control+Enter")
            prompt = cells.nth(number).locator(".jp-InputArea .jp-InputPrompt")
            page.wait_for_function("e => /\\[\\d+\\]/.test(e.innerText)", arg=prompt.element_handle())
            return cells.nth(number).locator(".jp-OutputArea")

        run(0)
        run(1, "def mean_squared_error(predicted, target):\n    return (predicted - target).abs().mean()")
        output = run(2)
        output.get_by_text("0 of 2 points").wait_for()
        picture(page, "lab_wrong")
        words = output.inner_text()
        for told in ("mean_squared_error", "Why:"):
            assert told in words
        run(1, "def mean_squared_error(predicted, target):\n    return ((predicted - target) ** 2).mean()")
        output = run(2)
        output.get_by_text("2 of 2 points").wait_for()
        picture(page, "lab_right")
