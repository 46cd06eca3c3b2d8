"""Marks typed into the page of a served report in a real browser, and a page of another site that tries to."""

import http.server
import threading

import pytest

from autograder.marks.by_hand import read_by_hand
from autograder.report import write_report
from autograder.report.serve import address, server
from tests.support.made_records import EVIL, check, made, task, write
from tests.test_report_browser import AXE, browser  # noqa: F401  # a fixture

pytestmark = pytest.mark.browser
WORDS = [{"name": "explain", "max_score": 3, "lecture": "Words", "text": "because"}]


@pytest.fixture
def run(tmp_path):
    step = task("step", check("moves", points=4.0))
    write(tmp_path, made("ada", step, manual=WORDS), made("evil", step, manual=[{**WORDS[0], "text": EVIL}]))
    write_report(tmp_path)
    return tmp_path


@pytest.fixture
def served(run):
    with server(run, 0) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


@pytest.fixture
def page(browser, served):  # noqa: F811
    opened = browser.new_page(viewport={"width": 1000, "height": 900})
    problems = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.goto(address(served, "marks.html"))
    yield opened
    opened.close()
    assert problems == []


def given(run):
    return {(one.student, one.task): float(one.points) for one in read_by_hand(run / "manual.csv").given.values()}


def told(page, text):
    page.locator("#said", has_text=text).wait_for(timeout=10_000)


def test_a_mark_is_typed_changed_and_taken_back(page, run):
    form = page.locator("form.mark[data-student=ada]")
    form.locator(".points").fill("2,5")
    form.get_by_role("button", name="Give").click()
    told(page, "ada: explain: 2.5")
    assert given(run) == {("ada", "explain"): 2.5}
    form.locator(".points").fill("9")
    form.get_by_role("button", name="Give").click()
    told(page, "the points have to be a number from 0 to 3")
    form.locator(".points").fill("1")
    form.get_by_role("button", name="Give").click()
    told(page, "ada: explain: 1")
    form.locator(".points").fill("")
    form.get_by_role("button", name="Give").click()
    told(page, "ada: explain: taken back")
    assert given(run) == {}


def test_a_mark_is_corrected_twice(page, run):
    form = page.locator("#correct")
    form.get_by_label("Task").select_option("step")
    form.locator(".points").fill("3")
    form.get_by_role("button", name="Correct").click()
    told(page, "a mark that is corrected needs a reason")
    form.get_by_label("Reason, for the student").fill("seen")
    for points in ("3", "2"):
        form.locator(".points").fill(points)
        form.get_by_role("button", name="Correct").click()
        told(page, f"ada: step: {points}")
    assert given(run) == {("ada", "step"): 2.0}


def test_the_report_leads_to_the_page_where_it_is_served(page, served):
    page.goto(address(served))
    page.get_by_role("link", name="Marks by hand").click()
    page.get_by_role("heading", name="Marks by hand", exact=True).wait_for()


def test_a_page_of_another_site_that_knows_the_address_writes_nothing(page, served, run):
    there = address(served, "marks")
    attack = f"""<!doctype html><title>evil</title><form id="f" method="post" enctype="text/plain" action="{there}">
    <input name='{{"student":"ada","lesson":"tiny","task":"explain","points":"3","x":"' value='"}}'></form><script>
    const mark = {{student: "ada", lesson: "tiny", task: "explain", points: "3", reason: "", by: "", before: ""}};
    const body = JSON.stringify({{...mark, submission: "abababababab"}});
    const head = {{"Content-Type": "application/json", "X-Torchgrade-Token": "x"}};
    Promise.allSettled([
      fetch("{there}", {{method: "POST", body, headers: head}}),
      fetch("{there}", {{method: "POST", body, mode: "no-cors"}}),
      fetch("{address(served, "marks.html")}").then((answer) => answer.text()),
    ]).then((all) => {{ document.title = all.map((one) => one.status).join(); }});
    </script>"""

    class Evil(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(attack.encode())

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Evil) as evil:
        threading.Thread(target=evil.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{evil.server_address[1]}/")
        page.wait_for_function("document.title !== 'evil'", timeout=10_000)
        outcomes = page.title().split(",")
        page.evaluate("document.getElementById('f').submit()")
        page.wait_for_load_state()
        evil.shutdown()
    assert (outcomes[0], outcomes[2]) == ("rejected", "rejected")  # the token cannot be read either
    assert not (run / "manual.csv").exists()


def test_axe_finds_nothing(browser, served):  # noqa: F811
    assert AXE.is_file(), "axe-core is not here: `make test-browser` fetches it with npm"
    opened = browser.new_page(viewport={"width": 360, "height": 900}, bypass_csp=True)
    opened.goto(address(served, "marks.html"))
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    found = opened.evaluate("axe.run()")
    width = opened.evaluate("document.documentElement.scrollWidth")
    opened.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert width <= 360
