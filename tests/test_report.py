"""The report: right counts, safe to open whatever students write, and a page that shows nothing of others."""

import base64
import hashlib
import http.client
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec import structs, to_builtins

from autograder.cli.main import main
from autograder.marking.code_parts import MOST, code
from autograder.record.codec import record_of
from autograder.record.of_result import finite
from autograder.record.schema import CodePart, Place
from autograder.record.story import first_trouble
from autograder.render.html.jinja import ticks
from autograder.render.html.listing import excerpt, listing, marked
from autograder.repair.kinds import MEANINGS
from autograder.report import Known, write_report
from autograder.report.pages import index_page
from autograder.report.pages import student_page as page_of
from autograder.report.rows import row
from autograder.report.serve import address, server
from autograder.report.summary import summarise
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission, read_submission
from tests.conftest import hand_in
from tests.support.made_records import EVIL, RESET, RIGHT, WRONG, check, failed, hostile, made, repaired, task, write
from tests.support.page import Page


def summary(*records):
    layouts = {}
    return summarise(row(record_of(one), f"{one['student']}.html", layouts) for one in records)


def student_page(records):
    return page_of([record_of(one) for one in records])


# --- What is counted


def test_a_mistake_counts_once_a_submission_however_many_checks_it_costs():
    found = summary(RIGHT, WRONG, made("chen", task("step", check("moves"), failed("resets", RESET))))
    counts = {one.mistake.id: one.count for one in found.mistakes}
    assert counts == {"no_reset": 2, "summed": 1}
    assert found.mistakes[0].mistake.title == "Never reset"


def test_what_the_same_change_mends_is_one_mistake_without_a_name():
    several = [
        made(name, repaired("step", f"    {name} = loss", f"    {name} += loss")) for name in ("ann", "b", "chen")
    ]
    other = made("dora", repaired("step", "    a = 2", "    a = 3", "2 -> #", kinds=["constant"]))
    named = made("emil", task("step", failed("moves", RESET), repair=repaired("step")["repair"]))
    found = summary(*several, other, named, RIGHT)
    assert [[row.student for row in one.members] for one in found.shared] == [["ann", "b", "chen"]]
    assert found.shared[0].example.student == "b"  # whose change is shortest
    assert [one.example.student for one in found.single] == ["dora"]
    assert [(one.mistake.id, one.count) for one in found.mistakes] == [("no_reset", 1)]  # a repair is no name
    [lecture] = found.lectures
    assert (lecture.count, [len(one.members) for one in lecture.mended]) == (5, [3])


def test_a_change_is_the_same_whatever_names_a_run_has_and_another_in_another_task_or_by_another_pattern():
    def name(*of):
        [one] = summary(made("a", repaired(*of))).mended
        return one.shown.repair.name

    assert name("step") == name("step", "    x = 1", "    x += 1")
    assert len({name("step"), name("zip"), name("step", "a", "b", "= -> -=")}) == 3
    assert name("step").startswith("step:")


def test_lectures_are_ranked_by_how_many_lost_points_there():
    found = summary(WRONG, made("chen", task("step", check("moves"), failed("resets", RESET))), RIGHT)
    assert [(one.lecture, one.count) for one in found.lectures] == [("The loop", 2), ("Loss", 1)]
    assert [one.mistake.title for one in found.lectures[0].mistakes] == ["Never reset"]


def test_equal_counts_stand_in_the_order_of_the_lessons_tasks_then_by_id():
    tasks = ("zip", "step", "add")  # as the lesson has them

    def wrong_in(one, name):
        wrong = failed("c", RESET | {"id": name, "title": f"{name} in {one}", "lecture": f"{one} explained"})
        return made(f"{name} {one}", *(task(other, wrong if other == one else check("c")) for other in tasks))

    found = summary(*(wrong_in(one, name) for one in tasks[::-1] for name in ("z_last", "a_first")))
    assert [one.lecture for one in found.lectures] == [f"{one} explained" for one in tasks]
    in_order = [f"{name} in {one}" for one in tasks for name in ("a_first", "z_last")]
    assert [one.mistake.title for one in found.mistakes] == in_order


def test_a_wrong_check_without_a_name_is_counted_with_its_most_common_message():
    odd = [
        made(name, task("step", failed("moves") | {"message": message}))
        for name, message in (("a", "got 1"), ("b", "got 2"), ("c", "got 2"))
    ]
    [one] = summary(*odd).unnamed
    assert (one.count, one.message, one.example.student) == (3, "got 2", "b")
    assert summary(*odd).lectures[0].count == 3


def test_untouched_and_unreadable_work_says_nothing_about_a_lecture():
    untouched = made("a", task("step", check("moves", "not_attempted")))
    unreadable = made("b", task("step", check("moves", "ungradable")))
    found = summary(untouched, unreadable)
    assert found.lectures == ()
    assert [row.student for row in found.unreadable] == ["b"]


def test_points_fall_into_tenths_and_no_mark_is_no_zero():
    none = made("x", task("step", check("moves", "grader_error"), check("resets")))
    half = made("h", task("step", check("moves"), check("resets", "failed")))
    found = summary(RIGHT, half, none)
    assert found.bins == (0, 0, 0, 0, 0, 1, 0, 0, 0, 1)
    assert found.score.mean == 1.5
    assert [row.student for row in found.without_mark] == ["x"]
    assert found.complete == 1


def test_checks_that_only_some_records_have_keep_their_columns_apart():
    older = made("old", task("step", check("resets", "failed")))
    data = _data(index_page([summary(RIGHT, older)], {}))
    [lesson] = data["lessons"]
    letters = {name: cells for name, _, _, _, cells, *_ in lesson["rows"]}
    assert [sentence for _, sentence in lesson["columns"]] == ["moves holds.", "resets holds."]
    assert letters == {"ada": "pp", "old": "-f"}


def _data(page):
    return json.loads(next(text for attrs, text in Page(page).named("script") if attrs.get("type")))


# --- The pages


def test_the_index_names_the_mistake_the_example_and_the_lecture():
    words = Page(index_page([summary(RIGHT, WRONG)], {"seed": 5, "isolation": "tier 3"})).words
    for said in ("Never reset", "x = 1", "tiny.py:2", "Mend: Reset it.", "The loop 1 of 2", "Isolation tier 3"):
        assert said in words, said


def test_the_index_tells_mistakes_without_a_name_with_an_example_and_who():
    several = [made(name, repaired("step")) for name in ("ann", "ben", "chen")]
    text = index_page([summary(*several, made("dora", repaired("zip")), RIGHT)], {})
    page = Page(text)
    for said in (
        f"3 submissions: {MEANINGS['assignment']} (no name yet)",
        f"{MEANINGS['assignment']} step, no name yet",
        "-     total = loss",
        "+     total += loss",
        "1 more, each of one submission",
        "autograder name-mistake DIR step:",
    ):
        assert " ".join(said.split()) in page.words, said
    links = [attrs.get("href") for attrs, _ in page.named("a")]
    assert {f"students/{name}.html" for name in ("ann", "ben", "chen", "dora")} <= set(links)
    [lesson] = _data(text)["lessons"]
    assert [title for _, title in lesson["mistakes"]] == [f"{MEANINGS['assignment']} (no name yet)"]
    assert {row[0]: row[5] for row in lesson["rows"]} == {"ada": [], "ann": [0], "ben": [0], "chen": [0], "dora": []}


def test_a_students_page_shows_no_change_that_mends_it():
    own = [{"file": "tiny.py", "cell": None, "text": "def step():\n    total = loss\n"}]
    text = student_page([made("ann", repaired("step"), code=own)])
    assert "Line 2: another sign of assignment is meant" in Page(text).words
    assert "total +=" not in text


def test_the_index_says_who_handed_nothing_in():
    words = Page(index_page([summary(RIGHT)], {"missing": [["omar", "tiny"], ["zoe", "other"]]})).words
    assert "Nothing handed in: omar" in words
    assert "zoe" not in words
    many = Page(index_page([summary(RIGHT)], {"missing": [[f"s{number}", "tiny"] for number in range(25)]})).words
    assert "s18, s19 and 5 more" in many


def test_many_that_cannot_be_read_lead_to_all_of_them():
    unreadable = [made(f"s{number}", task("step", check("moves", "ungradable"))) for number in range(10)]
    page = Page(index_page([summary(*unreadable)], {}))
    assert "#lesson=tiny&result=u" in [attrs.get("href") for attrs, text in page.named("a") if "2 more" in text]


def test_what_is_first_to_look_at_is_what_was_found_where_no_mistake_is_named():
    hung = made("a", task("step", failed("moves") | {"message": "This did not finish in 5 seconds."}))
    assert first_trouble(record_of(hung)) == "step: This did not finish in 5 seconds."
    assert first_trouble(record_of(WRONG)) == "step: Never reset"


def test_a_students_page_tells_each_mistake_once_with_the_line_it_is_about():
    page = Page(student_page([WRONG]))
    assert page.words.count("It adds up.") == 1
    assert page.words.count("It grows.") == 1
    assert "The same mistake costs this too" in page.words
    marked = [text for _, text in page.named("mark")]
    assert marked == ["    x = 1"] * 2  # beside the message, and in the whole code
    assert "Never reset Summed, not averaged" in page.words


def test_a_page_of_an_older_record_has_no_code_and_no_pictures_and_is_whole():
    old = made("ben", task("step", check("moves", "failed", message="got 2", diagnosis=RESET)))
    words = Page(student_page([old])).words
    assert "Never reset" in words
    assert "The code that was handed in" not in words


def test_pictures_are_drawn_on_the_page():
    series = [{"name": "yours", "role": "yours", "values": [1, "nan"]}]
    picture = {"kind": "curves", "title": "Loss", "x": "step", "y": "loss", "series": series}
    page = Page(student_page([made("a", task("step", check("moves"), pictures=[picture]))]))
    assert len(page.named("figure")) == 1
    assert "yours (nan from number 2 on)" in page.words


def test_a_file_that_cannot_be_read_is_shown_at_its_broken_line(tmp_path: Path):
    hand_in(tmp_path, "dora", "x = 1\ndef double(x)\n    return x\n")
    submission = read_submission(tmp_path / "dora" / "tiny", "dora", "tiny", frozenset({"double"}))
    problem = {"message": submission.problem, "where": {"file": "tiny.py", "line": submission.problem_line}}
    found = made("dora", task("double", check("c", "ungradable")), problem=problem, code=to_builtins(code(submission)))
    page = Page(student_page([found]))
    assert [text for _, text in page.named("mark")] == ["def double(x)"] * 2


def test_a_students_page_shows_neither_the_seed_nor_anyone_else(tmp_path: Path):
    write(tmp_path, RIGHT, WRONG)
    write_report(tmp_path)
    text = (tmp_path / "report" / "students" / "ada.html").read_text()
    assert "987654321" not in text
    assert "ben" not in text
    assert "index.html" not in text


# --- Safe to open


def pages():
    run = {"seed": 1, EVIL: EVIL, "data": EVIL, "missing": [[EVIL, "tiny"]]}
    unreadable = hostile() | {"problem": {"message": EVIL, "where": {"file": EVIL, "line": 1}}, "student": EVIL + "2"}
    return [
        index_page([summary(hostile(), unreadable, RIGHT)], run),
        student_page([hostile()]),
        student_page([unreadable]),
    ]


def test_what_a_person_should_look_at_is_for_the_instructor():
    found = RIGHT | {"look_at": ["tiny.py, line 1: the code reaches for the frames of its callers"]}
    assert "the frames of its callers" in index_page([summary(found)], {"seed": 1})
    assert "the frames of its callers" not in student_page([found])


@pytest.mark.parametrize("at", range(3))
def test_nothing_of_a_student_becomes_an_element_or_an_attribute(at):
    page = Page(pages()[at])
    assert "alert('ada')" in page.words  # it is there, as text
    assert {tag for tag, _, _ in page.elements} & {"img", "iframe", "object", "link", "base", "embed"} == set()
    for tag, attrs, _ in page.elements:
        assert not [key for key in attrs if key.startswith("on") or key == "style"], (tag, attrs)
        for key in ("src", "href", "action"):
            value = attrs.get(key) or ""
            assert not value or value.startswith(("#", "students/")), (tag, attrs)


@pytest.mark.parametrize("at", range(3))
def test_the_content_policy_allows_this_pages_own_style_and_script_only(at):
    page = Page(pages()[at])
    policy = next(a["content"] for a, _ in page.named("meta") if a.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    own = [text for attrs, text in page.named("script") if attrs.get("type") != "application/json"]
    assert [_digest(text) for text in own] == rules.get("script-src", "").split()
    assert [_digest(text) for _, text in page.named("style")] == rules["style-src"].split()


def _digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_only_the_index_has_a_script_and_students_pages_load_nothing_and_link_nowhere():
    page = Page(student_page([hostile(), RIGHT]))
    assert page.named("script") == []
    assert all(attrs["href"].startswith("#") for attrs, _ in page.named("a"))


def test_the_data_of_the_index_ends_no_script_and_is_what_was_put_in():
    [lesson] = _data(pages()[0])["lessons"]
    assert any("</script>" in one[0] for one in lesson["rows"])


def test_code_between_backticks_is_escaped():
    assert ticks("a `<b>` & `c") == "a <code>&lt;b&gt;</code> &amp; `c"


# --- Writing it


def test_a_report_written_again_reads_only_what_has_changed(tmp_path: Path):
    write(tmp_path, RIGHT, WRONG)
    known = Known()
    write_report(tmp_path, known)
    students = tmp_path / "report" / "students"
    before = {path.name: path.stat().st_ino for path in students.iterdir()}
    write(tmp_path, {**RIGHT, "score": 1.0, "seconds": 2.0})
    index = write_report(tmp_path, known)
    after = {path.name: path.stat().st_ino for path in students.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"ada.html"}
    assert {r[0]: r[2] for r in _data(index.read_text())["lessons"][0]["rows"]} == {"ada": 1.0, "ben": 0.0}


def test_pages_of_submissions_that_are_gone_are_removed(tmp_path: Path):
    write(tmp_path, RIGHT, WRONG)
    known = Known()
    write_report(tmp_path, known)
    (tmp_path / "results" / "tiny" / "ben.json").unlink()
    index = write_report(tmp_path, known)
    assert [path.name for path in (tmp_path / "report" / "students").iterdir()] == ["ada.html"]
    assert "ben" not in index.read_text()


def test_every_link_leads_to_a_page_whatever_students_are_called(tmp_path: Path):
    names = ["ada", "a b#c?d%20e", "ä'\"", "x.html", "josé"]
    write(tmp_path, *(made(name, task("step", check("moves"))) for name in names))
    index = write_report(tmp_path)
    links = [row[1] for row in _data(index.read_text())["lessons"][0]["rows"]]
    assert len(set(links)) == len(names)
    assert all((index.parent / unquote(link)).is_file() for link in links)


def test_a_page_holds_all_lessons_of_a_student(tmp_path: Path):
    write(tmp_path, RIGHT, {**RIGHT, "lesson": "other"})
    index = write_report(tmp_path)
    assert [lesson["name"] for lesson in _data(index.read_text())["lessons"]] == ["other", "tiny"]
    titles = [text for _, text in Page((index.parent / "students" / "ada.html").read_text()).named("h2")]
    assert titles == ["other 2 of 2 points", "tiny 2 of 2 points"]


def test_lessons_stand_in_the_order_that_the_run_lists_them_in(tmp_path: Path):
    write(tmp_path, *({**RIGHT, "lesson": name} for name in ("alpha", "tiny", "zeta")))
    (tmp_path / "run.json").write_text(json.dumps({"lessons": ["zeta", "tiny"]}))
    index = write_report(tmp_path)
    assert [lesson["name"] for lesson in _data(index.read_text())["lessons"]] == ["zeta", "tiny", "alpha"]
    titles = [text for _, text in Page((index.parent / "students" / "ada.html").read_text()).named("h2")]
    assert [title.split()[0] for title in titles] == ["zeta", "tiny", "alpha"]


def test_a_damaged_record_does_not_stop_the_report(tmp_path: Path):
    write(tmp_path, RIGHT)
    (tmp_path / "results" / "tiny" / "broken.json").write_text("{")
    assert [row[0] for row in _data(write_report(tmp_path).read_text())["lessons"][0]["rows"]] == ["ada"]


def test_a_folder_without_records_is_a_wrong_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["report", str(tmp_path)]) == 2
    assert "Give the folder that `autograder grade --out` wrote" in " ".join(capsys.readouterr().err.split())


def test_the_command_says_where_the_report_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write(tmp_path, RIGHT)
    assert main(["report", str(tmp_path)]) == 0
    assert os.path.join("report", "index.html") in capsys.readouterr().out.replace("\n", "")


def test_the_report_waits_for_no_torch():
    asked = "import sys, autograder.report; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


# --- Code in the record


def test_the_code_in_a_record_is_bounded_and_keeps_its_cells():
    program = Program((Unit("a = 1\n", "n.ipynb", 2), Unit("x" * MOST, "n.ipynb", 4), Unit("late = 1", "n.ipynb", 5)))
    parts = code(Submission("ada", "tiny", "n.ipynb", program))
    assert [part.cell for part in parts] == [2, 4]
    assert sum(len(part.text) for part in parts) <= MOST
    worst = code(Submission("ada", "tiny", "n.py", Program((Unit("\U0001f600" * MOST, "n.py"),))))
    assert len(json.dumps(to_builtins(worst))) < 1_000_000


def test_an_excerpt_shows_the_lines_around_and_none_where_the_place_is_not_in_the_code():
    parts = listing(record_of(WRONG))
    assert [line.number for line in excerpt(parts, Place("tiny.py", 2))] == [1, 2, 3]
    for nowhere in (
        None,
        Place("tiny.py", 9),
        Place("other.py", 1),
        Place("tiny.py", None),
    ):
        assert excerpt(parts, nowhere) == ()


LONG = "x = 1\ndef double(x):\n" + "".join(f"    y{n} = x\n" for n in range(40)) + "    return y1\n"


@pytest.mark.parametrize(
    ("where", "lines", "arrow"),
    [
        (Place("tiny.py", 2, end_line=6), [2, 3, 4, 5, 6], 0),  # a whole definition: no line of it is known to be wrong
        (Place("tiny.py", 2, end_line=43), list(range(2, 32)), 0),
        (Place("tiny.py", 2), [2, 3, 4, 5, 6], 2),  # of earlier versions
        (Place("tiny.py", 2, code="def double(x):", end_line=2), [2, 3, 4, 5, 6], 2),  # the head itself is wrong
        (Place("tiny.py", 5, code="y2 = x"), [3, 4, 5, 6, 7], 5),
        (Place("tiny.py", 5, code="y2 = x", end_line=7), [3, 4, 5, 6, 7, 8, 9], 5),  # a statement of three lines
        (Place("tiny.py", 1), [1, 2, 3], 1),
    ],
)
def test_the_arrow_stands_at_a_statement_and_a_definition_is_shown_whole(where: Place, lines: list[int], arrow: int):
    found = structs.replace(record_of(WRONG), code=(CodePart("tiny.py", None, LONG),))
    shown = excerpt(listing(found), where)
    assert [line.number for line in shown] == lines
    assert marked(shown, where) == arrow


# --- Serving it


@pytest.fixture
def served(tmp_path: Path):
    write(tmp_path, RIGHT)
    write_report(tmp_path)
    with server(tmp_path, 0) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def ask(made, path, host=None, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", made.server_address[1], timeout=10)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_the_report_is_served_under_its_secret_address_only(served):
    path = "/" + address(served).split("/", 3)[3]
    assert served.server_address[0] == "127.0.0.1"
    assert ask(served, path)[0] == 200
    assert ask(served, path, method="HEAD") == (200, b"")
    assert ask(served, path.replace("index.html", "students/ada.html"))[0] == 200
    for wrong in ("/index.html", "/", "/x/index.html", path.replace("index.html", "../../results/tiny/ada.json")):
        assert ask(served, wrong)[0] == 404, wrong


def test_a_page_elsewhere_cannot_reach_it_under_a_name_of_its_own(served):
    path = "/" + address(served).split("/", 3)[3]
    assert ask(served, path, host=f"evil.example:{served.server_address[1]}")[0] == 404
    assert ask(served, path, host="localhost:1")[0] == 200


def test_folders_are_not_listed(served):
    path = "/" + address(served).split("/", 3)[3]
    assert ask(served, path.replace("index.html", "students/"))[0] == 404


def test_seconds_that_are_no_number_do_not_stop_the_report():
    assert row(record_of({**RIGHT, "seconds": finite(float("nan"))}), "ada.html", {}).seconds == 0.0


def test_of_the_run_only_what_has_a_name_for_people_is_told():
    run = {"seed": 5, "course": "../kit", "submitted": "handed", "part": "ada", "whole_finished": True, "fresh": True}
    words = Page(index_page([summary(RIGHT)], run)).words
    assert "Seed 5" in words
    for key, value in run.items():
        assert f"{key} {value}" not in words
