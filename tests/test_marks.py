"""What counts of what was marked: times, marks by hand, decisions afterwards, attempts, sections; in every export."""

import csv
import io
import json
import time
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from autograder.cli.main import main
from autograder.marks.by_hand import ByHandProblem, give, read_by_hand
from autograder.marks.given import Given
from autograder.marks.ledger import ledger_of
from autograder.marks.mark import Mark
from autograder.marks.people import PeopleProblem, read_people
from autograder.marks.times import note_times, read_times
from autograder.record.codec import record_of, with_seal
from autograder.record.store import RunFolder
from autograder.report import Known, write_report
from tests.support.downloads import table
from tests.support.made_records import check, failed, made, task, write

DUE = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)
RULES = """
[late]
each = "day"
takes = "10 %"
[lessons.tiny]
due = 2026-11-30T12:00:00Z
"""
WORDS = [{"name": "explain", "max_score": 3, "lecture": "Words", "text": "because"}]


def found(student: str = "ada", sha: str = "ab", **more: Any) -> dict[str, Any]:
    """A record with 3 of 4 points for `step` and 5 of 6 for `loop`."""
    step = task("step", check("moves", points=3.0), failed("resets"))
    loop = task("loop", check("runs", points=5.0), failed("ends"))
    return made(student, step, loop, submission_sha256=sha * 32, **more)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A run in the folder of its course, with a record of ada's."""
    (tmp_path / "course" / "exercises" / "tiny").mkdir(parents=True)
    place = tmp_path / "course" / "graded"
    write(place, found())
    (place / "run.json").write_text(json.dumps({"seed": 7, "lessons": ["tiny"], "course": ".."}))
    return place


def ruled(run: Path, text: str) -> None:
    (run.parent / "course.toml").write_text(text)


def by_hand(run: Path, *lines: str, head: str = "student,lesson,task,points,reason") -> None:
    (run / "manual.csv").write_text("\n".join([head, *lines]) + "\n")


def mark(run: Path, student: str = "ada") -> Mark:
    record = RunFolder(run).read("tiny", student)
    assert record is not None
    return ledger_of(run).mark(record, student)


def handed_in(run: Path, late: timedelta, student: str = "ada", sha: str = "ab") -> None:
    note_times(run, {("tiny", student): (sha * 32, DUE + late)})


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# --- Without rules, and late


def test_without_rules_what_was_marked_counts(run: Path) -> None:
    one = mark(run)
    assert (one.final, one.possible, one.penalty, one.said, one.open) == (8, 10, 0, (), ())
    assert not one.changed


def test_being_late_is_taken_off_apart_from_what_was_marked(run: Path) -> None:
    ruled(run, RULES)
    handed_in(run, DAY + timedelta(minutes=1))
    one = mark(run)
    assert (one.marked, one.earned, one.penalty, one.final) == (8, 8, 2, 6)
    assert one.said == (
        "handed in 1 day 1 minute late",
        "10 % of the points possible for each day late",
        "2 points taken off for being late",
    )


def test_where_no_time_is_known_nothing_is_taken_off_and_it_is_said(run: Path) -> None:
    ruled(run, RULES)
    one = mark(run)
    assert (one.final, one.open) == (8, ("when it was handed in is not known, so nothing is taken off",))


def test_a_rule_that_changes_needs_no_new_marking(run: Path) -> None:
    before = (run / "results" / "tiny" / "ada.json").read_bytes()
    ruled(run, RULES)
    handed_in(run, DAY)
    assert mark(run).final == 7
    ruled(run, RULES.replace("10 %", "25 %"))
    assert mark(run).final == Fraction("5.5")
    assert (run / "results" / "tiny" / "ada.json").read_bytes() == before


def test_marks_are_rounded_by_the_courses_rule_and_only_then(run: Path) -> None:
    ruled(run, RULES.replace("10 %", "3.33 %"))
    handed_in(run, DAY)
    assert (mark(run).penalty, mark(run).final) == (Fraction("0.333"), Fraction("7.67"))
    ruled(run, RULES.replace("10 %", "3.33 %") + '[marks]\nstep = 0.5\nrounding = "down"\n')
    assert mark(run).final == Fraction("7.5")


def test_no_mark_stays_none(run: Path) -> None:
    ruled(run, RULES)
    write(run, made("ada", task("step", check("moves", "grader_error"))))
    handed_in(run, DAY)
    assert mark(run).final is None


# --- Marks by hand


def test_questions_count_once_somebody_has_marked_one(run: Path) -> None:
    write(run, found(manual=WORDS), found("ben", manual=WORDS), found("cleo", manual=[{**WORDS[0], "text": " "}]))
    assert mark(run).possible == 10
    by_hand(run, "ada,tiny,explain,2.5,well said")
    assert (mark(run).final, mark(run).possible) == (Fraction("10.5"), 13)
    assert "explain: 2.5 of 3: well said" in mark(run).said
    assert (mark(run, "ben").final, mark(run, "ben").open) == (8, ("explain waits for a person",))
    assert (mark(run, "cleo").final, mark(run, "cleo").open) == (8, ())  # nothing was written


def test_what_is_marked_besides_is_named_in_the_course(run: Path) -> None:
    ruled(run, "[lessons.tiny.by_hand]\nstyle = 2\n")
    assert (mark(run).possible, mark(run).open) == (12, ("style waits for a person",))
    by_hand(run, "ada,tiny,style,1.5,")
    assert (mark(run).final, mark(run).open) == (Fraction("9.5"), ())


def test_a_mark_is_corrected_with_a_reason(run: Path) -> None:
    by_hand(run, "ada,tiny,step,4,the check was wrong")
    assert (mark(run).final, mark(run).said) == (9, ("step: 4 in the place of 3, by a person: the check was wrong",))
    by_hand(run, "ada,tiny,,1,copied")
    assert (mark(run).final, mark(run).said) == (1, ("all points: 1 in the place of 8, by a person: copied",))


def test_a_mark_by_hand_stands_where_the_grader_failed(run: Path) -> None:
    write(run, made("ada", task("step", check("moves", "grader_error", points=4.0))))
    by_hand(run, "ada,tiny,step,3,looked at")
    assert mark(run).final == 3


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["ada,tiny,step,4,a", "ada,tiny,step,2,b"], "gives 4 (line 2) and 2 (line 3) for step: none of them counts"),
        (["ada,tiny,stop,2,a"], "manual.csv, line 2: nothing is called stop in tiny; it does not count"),
        (["ada,tiny,step,40,a"], "manual.csv, line 2: 40 points are more than step has (4); it does not count"),
        (["ada,tiny,,40,a"], "manual.csv, line 2: 40 points are more than tiny has (10); it does not count"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_shown_and_does_not_count(run: Path, lines: list[str], said: str) -> None:
    by_hand(run, *lines)
    assert mark(run).final == 8
    assert any(said in one for one in mark(run).open)


def test_a_correction_without_a_reason_counts_and_is_shown(run: Path) -> None:
    by_hand(run, "ada,tiny,step,4,")
    assert (mark(run).final, mark(run).open) == (9, ("manual.csv, line 2: no reason is given; students read it",))


def test_the_same_mark_twice_is_no_conflict(run: Path) -> None:
    by_hand(run, "ada,tiny,step,4,a", "ada,tiny,step,4.0,b")
    assert (mark(run).final, mark(run).open) == (9, ())


def test_a_mark_for_an_earlier_submission_counts_and_is_shown(run: Path) -> None:
    by_hand(run, "ada,tiny,step,4,a,cd" + "cd" * 5, head="student,lesson,task,points,reason,submission")
    assert mark(run).final == 9
    assert "was given for an earlier submission; look at it again" in mark(run).open[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student,lesson,task,point\n", "line 1: there is no column point. Did you mean points?"),
        ("student,task,points\n", "line 1: the column lesson is missing"),
        ("student,lesson,task,points\nada,tiny,step,many\n", "line 2: the points have to be a number"),
        ("student,lesson,task,points\nada,tiny,step,-1\n", "line 2: the points have to be a number, 0 or more"),
        ("student,lesson,task,points\nada,tiny,step,nan\n", "line 2: the points have to be a number, 0 or more"),
        ("student,lesson,task,points\n,tiny,step,1\n", "line 2: the column student is empty"),
        ("student,lesson,task,points\nada,tiny,step," + "9" * 200_000 + "\n", "line 2 is no CSV"),
        ("student;lesson;task;points\nada;tiny;step;1,5,3\n", "line 2: the points have to be a number"),
    ],
)
def test_a_broken_line_is_told_with_its_number(run: Path, text: str, said: str) -> None:
    (run / "manual.csv").write_text(text)
    with pytest.raises(ByHandProblem) as told:
        ledger_of(run)
    assert said in str(told.value)


def test_a_spreadsheet_may_have_saved_it(run: Path) -> None:
    (run / "manual.csv").write_bytes("\ufeffStudent;Lesson;Task;Points\r\nada;tiny;step;3,5\r\n\r\n".encode())
    assert mark(run).final == Fraction("8.5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_both_files_of_people_are_read_as_spreadsheets_save_them(
    run: Path, tmp_path: Path, encoding: str, separator: str
) -> None:
    marks = [["student", "lesson", "task", "points", "reason"], ["ada", "mlp", "", "2", "so, or; so"], [""] * 5]
    (run / "manual.csv").write_bytes(table(marks, separator, encoding))
    (given,) = read_by_hand(run / "manual.csv").given.values()
    assert (given.student, given.points, given.reason, given.line) == ("ada", 2, "so, or; so", 2)
    people = [["student", "group"], ["ada", "one, or; two"]]
    (tmp_path / "people.csv").write_bytes(table(people, separator, encoding))
    assert read_people(tmp_path / "people.csv").groups == {("", "one, or; two"): ("ada",)}


def test_marks_are_written_beside_others_and_read_back(run: Path) -> None:
    path = run / "manual.csv"
    by_hand(run, "ben,tiny,step,1,kept", "ada,tiny,step,1,replaced")
    give(path, [Given("ada", "tiny", "step", Fraction("2.125"), "=1+1", "me", "2026-12-01", "ab" * 32)])
    found = read_by_hand(path)
    assert found.given["ben", "tiny", "step"].reason == "kept"
    assert found.given["ada", "tiny", "step"].points == Fraction("2.125")
    assert found.given["ada", "tiny", "step"].reason == "'=1+1"  # no spreadsheet runs it
    give(path, [], [("ada", "tiny", "step")])
    assert list(read_by_hand(path).given) == [("ben", "tiny", "step")]


@pytest.mark.parametrize("student", ["=cmd", "+ada", "jo\x1bsé", "a,b\nc"])
def test_a_student_of_any_name_has_the_mark_that_was_given(run: Path, student: str) -> None:
    record = with_seal(record_of(found(student)))
    give(run / "manual.csv", [Given(student, "tiny", "step", Fraction(4))])
    give(run / "manual.csv", [Given(student, "tiny", "step", Fraction(2))])
    assert ledger_of(run).mark(record, "x").final == 7


def test_a_file_elsewhere_can_be_named(run: Path) -> None:
    ruled(run, '[marks]\nby_hand = "marks/of people.csv"\n')
    give(run.parent / "marks" / "of people.csv", [Given("ada", "tiny", "step", Fraction(0))])
    assert mark(run).final == 5


# --- Decisions for everyone


def adjusted(text: str) -> str:
    return f'[[adjust]]\nlesson = "tiny"\ntask = "step"\nreason = "unclear"\n{text}\n'


@pytest.mark.parametrize(
    ("text", "final", "possible", "said"),
    [
        ("points = 8", 11, 14, "step counts 8 points: unclear"),
        ("points = 1", Fraction("5.75"), 7, "step counts 1 point: unclear"),
        ("drop = true", 5, 6, "step does not count: unclear"),
        ("bonus = true", 8, 6, "step counts as a bonus: unclear"),
        ("bonus = true\npoints = 8", 11, 6, "step counts 8 points, as a bonus: unclear"),
    ],
)
def test_a_task_counts_otherwise_for_everyone(run: Path, text: str, final: Fraction, possible: int, said: str) -> None:
    ruled(run, adjusted(text))
    one = mark(run)
    assert (one.final, one.possible, one.said) == (final, possible, (said,))


def test_a_third_of_the_points_is_rounded_once_at_the_end(run: Path) -> None:
    write(run, made("ada", task("step", check("moves"), failed("one"), failed("two")), task("loop", check("runs"))))
    ruled(run, adjusted("points = 10"))
    assert (mark(run).earned, mark(run).final) == (Fraction(13, 3), Fraction("4.33"))


def test_a_decision_about_no_task_is_shown(run: Path) -> None:
    ruled(run, adjusted("drop = true").replace('"step"', '"stop"'))
    assert mark(run).open == ("course.toml: there is no task stop in tiny to be adjusted",)


# --- Attempts


def second(run: Path, *tasks: Any, late: timedelta) -> None:
    """Hand in once more, with other points."""
    RunFolder(run).write(with_seal(record_of(made("ada", *tasks, submission_sha256="cd" * 32))), "ada")
    handed_in(run, late, sha="cd")


@pytest.mark.parametrize(("counts", "final"), [("last", 2), ("best", 8)])
def test_the_last_or_the_best_attempt_counts(run: Path, counts: str, final: int) -> None:
    ruled(run, f'{RULES}attempts = "{counts}"\n')
    handed_in(run, -DAY)
    second(run, task("step", check("moves", points=2.0)), late=-timedelta(hours=1))
    assert mark(run).final == final
    assert mark(run).attempts == 2


def test_the_best_is_found_after_what_is_taken_off(run: Path) -> None:
    ruled(run, RULES.replace("10 %", "50 %") + 'attempts = "best"\n')
    handed_in(run, -DAY)
    second(run, task("step", check("moves", points=10.0)), late=DAY)
    assert mark(run).final == 8
    assert "the best of 2 attempts counts, which is number 1" in mark(run).said


def test_what_was_won_in_time_is_not_charged_where_the_late_part_is(run: Path) -> None:
    ruled(run, '[late]\neach = "once"\ntakes = "50 %"\nof = "earned"\non = "late part"\n' + RULES.split('%"')[1])
    handed_in(run, -DAY)
    second(run, task("step", check("moves", points=10.0)), late=DAY)
    assert (mark(run).penalty, mark(run).final) == (1, 9)


def test_the_same_work_handed_in_again_is_one_attempt(run: Path) -> None:
    second(run, task("step", check("moves", points=2.0)), late=DAY)
    RunFolder(run).write(with_seal(record_of(found())), "ada")
    assert mark(run).attempts == 2
    RunFolder(run).write(with_seal(record_of(found(seed=8))), "ada")  # marked anew
    assert mark(run).attempts == 2
    assert mark(run).final == 8


# --- Times


def test_times_are_kept_by_submission_and_a_damaged_file_knows_none(run: Path) -> None:
    handed_in(run, DAY)
    handed_in(run, 2 * DAY, sha="cd")
    times = read_times(run)
    assert times.of("ada", "tiny", "ab" * 32) == DUE + DAY
    assert times.of_student("ada") == {"tiny": DUE + 2 * DAY}
    (run / "handed_in.json").write_text('{"tiny": {"ada": {"at": {"x": "noon", "y": 3}, "last": 3}}}')
    assert read_times(run).at == {}
    (run / "handed_in.json").write_text("[")
    assert read_times(run).at == {}


# --- Groups and sections


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student,grup\nada,a\n", "there is no column grup. Did you mean group?"),
        ("student,group\nada," + "a" * 200_000 + "\n", "line 2 is no CSV"),
        ("student\nada\n", "it needs the column student, and group, section or both"),
        ("student,section\nada,a\nada,b\n", "line 3: ada is in section a already"),
        ("student,group\nada,a\nada,b\n", "line 3: ada is in group a already"),
        ("student,group,lesson\nada,a,tiny\nada,b,tiny\n", "line 3: ada is in group a of tiny already"),
    ],
)
def test_people_that_cannot_be_are_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "people.csv").write_text(text)
    with pytest.raises(PeopleProblem) as told:
        read_people(tmp_path / "people.csv")
    assert said in str(told.value)


def test_groups_of_one_lesson_come_before_those_of_the_course(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("student;group;lesson\nada;a;\nben;a;\nada;x;mlp\n")
    people = read_people(tmp_path / "people.csv")
    assert people.groups_of("tiny") == {"a": ("ada", "ben")}
    assert people.groups_of("mlp") == {"x": ("ada",)}


def test_a_section_has_its_own_date_and_stands_in_the_table(run: Path) -> None:
    ruled(run, f'{RULES}[people]\nfile = "people.csv"\n[sections.tue.due]\ntiny = 2026-12-01T12:00:00Z\n')
    (run.parent / "people.csv").write_text("student,section\nada,tue\n")
    handed_in(run, DAY)
    assert (mark(run).final, mark(run).section) == (8, "tue")


# --- In every export, and in the report


@pytest.fixture
def late(run: Path) -> Path:
    ruled(run, RULES + adjusted("points = 8"))
    handed_in(run, DAY)
    return run


@pytest.mark.parametrize("name", ["csv", "tasks", "canvas", "moodle", "gradescope"])
def test_every_export_has_what_counts(late: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    by_hand(late, "ada,tiny,loop,6,well")
    assert main(["export", name, "--out", str(late)]) == 0
    path = Path(capsys.readouterr().out.split("written: ")[1].strip())
    text = path.read_text()
    if name == "gradescope":
        made = json.loads(text)
        assert made["score"] == 10.6
        assert "1.4 points taken off for being late" in made["output"]
        return
    row = rows(text)[-1]
    if name == "csv":
        assert (row["score"], row["earned"], row["penalty"], row["final"], row["final_max"]) == (
            "8.0",
            "12.0",
            "1.4",
            "10.6",
            "14.0",
        )
        assert row["late_hours"] == "24.0"
        assert "by a person: well" in row["rules"]
    elif name == "tasks":
        assert [(one["task"], one["score"], one["counts"], one["counts_of"]) for one in rows(text)] == [
            ("step", "3.0", "6.0", "8.0"),
            ("loop", "5.0", "6.0", "6.0"),
        ]
    else:
        assert row["tiny"] == "10.6"


def test_the_report_says_what_counts_and_why(late: Path) -> None:
    index = write_report(late).read_text()
    page = (late / "report" / "students" / "ada.html").read_text()
    assert "9.6 of 14 points count." in page
    assert "step counts 8 points: unclear" in page
    assert "counts, mean" in index


def test_the_report_follows_the_rules_and_the_marks_by_hand(late: Path) -> None:
    known = Known()
    write_report(late, known)
    page = late / "report" / "students" / "ada.html"
    by_hand(late, "ada,tiny,step,0,copied")
    write_report(late, known)
    assert "3.6 of 14 points count." in page.read_text()
    ruled(late, RULES)
    write_report(late, known)
    assert "4 of 10 points count." in page.read_text()


def test_the_report_follows_marks_by_hand_where_no_time_is_known(run: Path) -> None:
    known = Known()
    write_report(run, known)
    by_hand(run, "ada,tiny,step,0,copied")
    write_report(run, known)
    assert "5 of 10 points count." in (run / "report" / "students" / "ada.html").read_text()


def test_what_waits_for_a_person_is_on_the_index_alone(run: Path) -> None:
    ruled(run, "[lessons.tiny.by_hand]\nstyle = 2\n")
    assert "style waits for a person" in write_report(run).read_text()
    assert "waits for a person" not in (run / "report" / "students" / "ada.html").read_text()


def test_a_large_class_is_read_and_marked_in_seconds(run: Path) -> None:
    students = [f"s{number}" for number in range(3000)]
    ruled(run, RULES)
    note_times(run, {("tiny", name): ("ab" * 32, DUE + DAY) for name in students})
    give(run / "manual.csv", [Given(name, "tiny", "step", Fraction(1), "x") for name in students])
    record, began = record_of(found()), time.process_time()
    ledger = ledger_of(run)
    assert {ledger.mark(replace(record, student=name), name).final for name in students} == {5}
    assert time.process_time() - began < 20
