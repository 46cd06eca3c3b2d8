"""The report in a real browser: filters, links, keys, what is stored in the address, and accessibility.

`make test-browser` runs these. They need Chromium (`CHROMIUM` names it, `/usr/bin/chromium` if not set), and axe-core
from npm.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.report import write_report
from tests.support.browser import chromium
from tests.support.made_records import EVIL, RESET, SUMMED, check, failed, hostile, made, task, write

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / ".browser" / "node_modules" / "axe-core" / "axe.min.js"


def series(role, rate):
    return {"name": role, "role": role, "values": [2.3 * rate**n for n in range(30)]}


CURVES = {
    "kind": "curves",
    "title": "Loss",
    "x": "step",
    "y": "loss",
    "series": [series("yours", 0.99), series("right", 0.9)],
}
CODE = [{"file": "tiny.py", "cell": None, "text": "def step():\n    x = 1\n    return x\n" * 20}]


def students():
    """120 students: every third resets nothing, every tenth sums, one is hostile, one cannot be read."""
    for number in range(120):
        named = [RESET] * (number % 3 == 0) + [SUMMED] * (number % 10 == 0)
        moves = failed("moves", *named) if named else check("moves")
        resets = (
            check("resets", "blocked", message="Can be told only when this holds: moves.") if named else check("resets")
        )
        more = {"pictures": [CURVES]} if named else {}
        yield made(
            f"student {number:03d}",
            task("step", moves, resets, **more),
            task("loss", check("mean")),
            seconds=number,
            code=CODE,
        )
    yield hostile() | {"student": "evil"}
    yield made(
        "unreadable",
        task("step", check("moves", "ungradable"), check("resets", "ungradable")),
        task("loss", check("mean", "ungradable")),
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    run = tmp_path_factory.mktemp("run")
    write(run, *students(), *(made(f"student {n:03d}", task("other", check("c")), lesson="later") for n in range(3)))
    (run / "run.json").write_text(
        '{"seed": 5, "kit": "0.1.0", "tolerances": {"FLOAT32": {"relative": 1e-4, "absolute": 1e-6}}}'
    )
    return write_report(run)


@pytest.fixture(scope="module")
def browser():
    with chromium() as made:
        yield made


@pytest.fixture
def page(browser, index):
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    problems = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.goto(f"{index.as_uri()}#lesson=tiny")
    yield opened
    opened.close()
    assert problems == []


def shown(page):
    return [cell.inner_text() for cell in page.locator("#heat tbody th").all()]


def counted(page):
    return page.locator("#shown").inner_text()


def test_the_table_shows_a_page_of_students_and_turns(page):
    assert counted(page) == "All 122 submissions."
    assert shown(page)[:2] == ["evil", "student 000"]
    assert len(shown(page)) == 50
    page.get_by_role("button", name="Later").click()
    assert page.locator("#where").inner_text() == "51 to 100 of 122"
    page.get_by_role("button", name="Later").click()
    assert len(shown(page)) == 22
    assert page.get_by_role("button", name="Later").is_disabled()
    page.get_by_role("button", name="Earlier").click()
    assert page.locator("#where").inner_text() == "51 to 100 of 122"


def test_a_name_is_found_while_it_is_typed(page):
    page.get_by_label("Name or message").fill("student 07")
    page.get_by_text("10 of 122 submissions.").wait_for()
    assert shown(page) == [f"student {n:03d}" for n in range(70, 80)]


def test_filters_by_mistake_task_and_result_work_together(page):
    page.locator("#mistake").select_option(label="Never reset (step)")
    assert counted(page) == "40 of 122 submissions."
    page.get_by_label("Result").select_option("full")
    assert counted(page) == "0 of 122 submissions."
    page.get_by_label("Result").select_option("less")
    page.get_by_label("Task").select_option("loss")
    assert counted(page) == "0 of 122 submissions."
    page.get_by_label("Task").select_option("step")
    assert counted(page) == "40 of 122 submissions."
    page.get_by_role("button", name="Clear").click()
    assert counted(page) == "All 122 submissions."


def test_a_mistake_leads_to_the_students_who_made_it(page):
    page.locator("summary", has_text="Summed, not averaged").click()
    page.get_by_role("link", name="Show the 12 submissions").click()
    page.get_by_text("12 of 122 submissions.").wait_for()
    assert page.locator("#mistake").input_value() != ""


def test_what_is_chosen_is_in_the_address_and_comes_back(page, browser):
    page.locator("#mistake").select_option(label="Never reset (step)")
    page.get_by_role("button", name="points").click()
    again = browser.new_page()
    again.goto(page.url)
    assert counted(again) == counted(page)
    assert shown(again) == shown(page)
    again.close()


def test_columns_sort_both_ways_and_say_so(page):
    heading = page.locator("th", has=page.locator("#sort-time"))
    page.locator("#sort-time").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    page.locator("#sort-time").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert shown(page)[0] == "student 119"
    assert page.evaluate("document.activeElement.id") == "sort-time"


def test_the_keyboard_is_enough(page):
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("student 042")
    page.get_by_text("1 of 122 submissions.", exact=True).wait_for()
    link = page.locator("#heat tbody a")
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/students/student%20042.html")
    assert page.locator("h1").inner_text() == "student 042"


def test_every_student_is_linked_to_a_page_with_the_marked_line(page):
    page.locator("#heat tbody a", has_text="student 000").click()
    assert page.locator("mark").first.inner_text() == "    x = 1"
    page.get_by_role("link", name="in the whole code").first.click()
    assert page.locator(".work").evaluate("details => details.open")
    assert page.locator("mark:target").inner_text() == "    x = 1"


def test_lessons_are_chosen_at_the_top(page):
    page.get_by_role("link", name="later").click()
    page.locator("#lesson-later").wait_for()  # the page hears of its new address a moment later
    assert counted(page) == "All 3 submissions."
    assert page.locator("#lesson-later").is_visible()
    assert not page.locator("#lesson-tiny").is_visible()


def test_nothing_that_a_student_wrote_runs(browser, index):
    opened = browser.new_page()
    dialogs = []
    opened.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in (f"{index.as_uri()}#lesson=tiny&find=evil", (index.parent / "students" / "evil.html").as_uri()):
        opened.goto(address)
        opened.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert opened.get_by_text(EVIL[:20]).count() > 0
    opened.close()
    assert dialogs == []


def test_nothing_is_loaded_from_anywhere(browser, index):
    opened = browser.new_page()
    asked = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(index.as_uri())
    opened.goto((index.parent / "students" / "student%20000.html").as_uri().replace("%25", "%"))
    opened.close()
    assert len(asked) == 2
    assert all(url.startswith("file://") for url in asked)


@pytest.mark.parametrize("width", [1300, 380])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["index.html", "students/student 000.html", "students/unreadable.html", "students/evil.html"]
)
def test_axe_finds_nothing(browser, index, name, scheme, width):
    assert AXE.is_file(), "axe-core is not here: `make test-browser` fetches it with npm"
    opened = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    opened.goto((index.parent / name).as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    found = opened.evaluate("axe.run()")
    opened.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


@pytest.mark.parametrize("name", ["index.html", "students/student 000.html", "students/evil.html"])
def test_pages_do_not_scroll_sideways_on_a_narrow_screen(browser, index, name):
    opened = browser.new_page(viewport={"width": 360, "height": 800})
    opened.goto((index.parent / name).as_uri())
    opened.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    width = opened.evaluate("document.documentElement.scrollWidth")
    opened.close()
    assert width <= 360


def test_print_shows_the_folded_parts_and_leaves_the_filters_out(browser, index):
    opened = browser.new_page()
    opened.goto((index.parent / "students" / "student 000.html").as_uri())
    opened.emulate_media(media="print")
    height = opened.locator(".work pre").first.evaluate("pre => pre.getBoundingClientRect().height")
    assert height > 100
    opened.goto(index.as_uri())
    opened.emulate_media(media="print")
    assert not opened.locator("#filters").is_visible()
    opened.close()


def test_a_report_that_is_served_offers_new_results(browser, index):
    import threading

    from autograder.report.serve import address, server

    with server(index.parent.parent, 0) as made_server:
        threading.Thread(target=made_server.serve_forever, daemon=True).start()
        opened = browser.new_page()
        opened.goto(address(made_server) + "#lesson=tiny&mistake=0")
        before = counted(opened)
        opened.wait_for_timeout(2500)
        assert opened.locator("#fresh button").count() == 0
        os.utime(index, (1, 1))
        opened.get_by_role("button", name=re.compile("new results")).click(timeout=10_000)
        opened.wait_for_load_state()
        assert counted(opened) == before
        opened.close()
        made_server.shutdown()


def test_the_pictures_of_the_documentation_can_be_drawn_anew_and_show_what_is_shown(tmp_path):
    script = ROOT / "docs" / "make" / "pictures.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=300)
    assert (tmp_path / "report.png").read_bytes().startswith(b"\x89PNG")
    drawn, kept = (
        re.sub(r"[\d.]+", "0", (folder / "terminal.svg").read_text(encoding="utf-8"))
        for folder in (tmp_path, ROOT / "docs" / "pictures")
    )
    assert drawn == kept, "run `python docs/make/pictures.py`"
