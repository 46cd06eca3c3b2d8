"""Marks in platforms' files: rounding, scaling, columns, people who cannot be told apart, what stays as it is."""

from decimal import Decimal
from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from autograder.core.sheet import Sheet
from autograder.course.class_list import folders_of, read_people
from autograder.course.platform_tables import ExportTable, RosterTable
from autograder.instructor.export import known_ids
from autograder.instructor.gradebook import gradebook
from autograder.record.entry import Entry
from autograder.render.csv.filled import Filled
from autograder.render.csv.rounding import Rule, number, plain
from tests.support import downloads
from tests.support.downloads import CLASS, table

ADA, BEN, CHLOE = CLASS[:3]


def filled(tmp_path: Path, platform: str, data: bytes, *entries: Entry, **settings: object) -> Filled:
    path = tmp_path / "grades.csv"
    path.write_bytes(data)
    ids = settings.pop("ids", None)
    return gradebook(platform, path, entries, ExportTable(**settings), ids)  # type: ignore[arg-type]


def column(sheet: Sheet, heading: str) -> list[str]:
    return [row[heading] for row in sheet.dicts()]


@pytest.mark.parametrize(
    ("points", "rule", "written"),
    [
        (2.675, Rule(), "2.68"),  # as people round: the float is a little less
        (2.665, Rule(rounding="half even"), "2.66"),
        (1.001, Rule(rounding="up"), "1.01"),
        (1.999, Rule(rounding="down"), "1.99"),
        (17.5, Rule(), "17.5"),
        (0.0, Rule(), "0"),
        (12.0, Rule(digits=0), "12"),
        (0.5, Rule(digits=0), "1"),
        (1e-9, Rule(), "0"),
        (100.0, Rule(digits=0), "100"),
        (1 / 3, Rule(digits=4), "0.3333"),
    ],
)
def test_marks_are_rounded_by_the_rule_exactly(points: float, rule: Rule, written: str) -> None:
    assert rule.written(points, 25.0, None) == written


def test_marks_are_scaled_before_they_are_rounded() -> None:
    assert Rule(scale=True).written(1.0, 3.0, Decimal(100)) == "33.33"
    assert Rule(scale=True).written(3.0, 3.0, Decimal(100)) == "100"
    assert Rule(scale=True).written(1.0, 3.0, None) == "1"  # the platform tells no points
    assert Rule().written(1.0, 3.0, Decimal(100)) == "1"


@pytest.mark.parametrize(
    ("text", "value"), [("2,5", "2.5"), (" 2.50 ", "2.5"), ("1e3", "1000"), ("nan", None), ("x", None)]
)
def test_numbers_of_gradebooks_are_read(text: str, value: str | None) -> None:
    found = number(text)
    assert (None if found is None else plain(found)) == value


def test_the_mark_that_counts_is_written(tmp_path: Path) -> None:
    late = Entry(ADA.login, "tiny", 1.5, 2.0)
    made = filled(tmp_path, "canvas", downloads.canvas_grades(CLASS), late)
    assert column(made.sheet, "tiny (4711)")[2] == "1.5"
    assert [(cell.before, cell.written) for cell in made.cells] == [("", "1.5")]


def test_a_column_that_is_not_there_is_added_in_the_platforms_form(tmp_path: Path) -> None:
    entry = Entry(ADA.login, "new", 1.5, 2.0)
    made = filled(tmp_path, "canvas", downloads.canvas_grades(CLASS), entry)
    assert column(made.sheet, "new")[:3] == ["", "2", "1.5"]
    assert "tiny (4711)" not in made.sheet.header  # nobody's marks of other assignments go along
    made = filled(tmp_path, "brightspace", downloads.brightspace_grades(CLASS), entry)
    assert made.sheet.header[-2:] == ("new Points Grade <Numeric MaxPoints:2>", "End-of-Line Indicator")
    assert column(made.sheet, "End-of-Line Indicator")[0] == "#"
    assert "is added to it" in made.notes[0]


def test_a_column_of_another_title_is_named_in_the_settings(tmp_path: Path) -> None:
    entry = Entry(ADA.login, "tiny", 1.5, 2.0)
    made = filled(tmp_path, "canvas", downloads.canvas_grades(CLASS), entry, columns={"tiny": "Other (12)"})
    assert column(made.sheet, "Other (12)")[2] == "1.5"
    assert "5" in made.notes[0]  # other points are possible there


def test_points_of_the_platform_are_told_and_scaled_to(tmp_path: Path) -> None:
    entry = Entry(ADA.login, "tiny", 5.0, 25.0)
    made = filled(tmp_path, "canvas", downloads.canvas_grades(CLASS), entry)
    assert column(made.sheet, "tiny (4711)")[2] == "5"
    assert "25 points are possible, in the file 2; set `scale = true`" in made.notes[0]
    made = filled(tmp_path, "canvas", downloads.canvas_grades(CLASS), entry, scale=True)
    assert column(made.sheet, "tiny (4711)")[2] == "0.4"
    made = filled(
        tmp_path, "moodle", downloads.moodle_worksheet(CLASS), Entry(ADA.email, "tiny", 5.0, 25.0), scale=True
    )
    assert column(made.sheet, "Grade")[0] == "0.4"


def test_feedback_that_somebody_wrote_stays_and_ours_is_no_formula(tmp_path: Path) -> None:
    data = downloads.moodle_worksheet(CLASS)
    lines = data.decode().splitlines()
    lines[1] += "Well done"
    entries = [Entry(one.email, "tiny", 1.0, 2.0, remark="=HYPERLINK(1)") for one in (ADA, BEN)]
    made = filled(tmp_path, "moodle", "\r\n".join(lines).encode(), *entries)
    assert column(made.sheet, "Feedback comments")[:3] == ["Well done", "'=HYPERLINK(1)", ""]
    assert column(made.sheet, "Last modified (grade)")[0] == "-"  # the platform's own cells stay


def test_who_has_no_mark_or_no_row_is_told(tmp_path: Path) -> None:
    entries = [Entry(ADA.login, "tiny", None, 2.0), Entry("zoe", "tiny", 2.0, 2.0), Entry(BEN.login, "tiny", 2.0, 2.0)]
    data = downloads.canvas_grades(CLASS).replace(b"Monday,,3.00", b"Monday,1.25,3.00")
    made = filled(tmp_path, "canvas", data, *entries)
    assert made.strangers == ("zoe",)
    assert column(made.sheet, "tiny (4711)")[2:4] == ["1.25", "2"]  # no mark: what is there stays


def test_two_that_fit_one_row_get_nothing_and_are_told(tmp_path: Path) -> None:
    ids = {"a": {"number": ADA.number}, "b": {"number": ADA.number}, "c": {"canvas": ADA.canvas, "number": BEN.number}}
    entries = [Entry(student, "tiny", 2.0, 2.0) for student in ("a", "b", "c", CHLOE.login)]
    made = filled(tmp_path, "canvas", downloads.canvas_grades(CLASS), *entries, ids=ids)
    assert made.twice == ("a", "b", "c")
    assert [cell.entry.student for cell in made.cells] == [CHLOE.login]


def test_numbers_of_one_kind_are_not_taken_for_those_of_another(tmp_path: Path) -> None:
    """Canvas's number of one person may be the university's of another."""
    data = table(
        [
            ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "tiny (1)"],
            ["A", "1", "2", "a", "", ""],
            ["B", "2", "1", "b", "", ""],
        ]
    )
    made = filled(tmp_path, "canvas", data, Entry("x", "tiny", 2.0, 2.0), ids={"x": {"canvas": "2"}})
    assert column(made.sheet, "tiny (1)") == ["", "2"]


@pytest.mark.parametrize(
    ("platform", "data", "words"),
    [
        ("canvas", downloads.moodle_worksheet(CLASS), "is no gradebook as canvas exports it.*looks like one of moodle"),
        ("blackboard", downloads.canvas_grades(CLASS), "looks like one of canvas"),
        ("brightspace", b"a,b\n1,2\n", "headings OrgDefinedId"),
        ("moodle", downloads.moodle_worksheet(CLASS), "is about one assignment.*add --lesson"),
    ],
)
def test_a_file_that_cannot_be_meant_is_a_sentence(tmp_path: Path, platform: str, data: bytes, words: str) -> None:
    with pytest.raises(UsageProblem, match=words):
        filled(tmp_path, platform, data, Entry("a", "tiny", 1.0, 2.0), Entry("a", "other", 1.0, 2.0))


def test_moodles_gradebook_is_filled_by_titles(tmp_path: Path) -> None:
    head = ["First name", "Last name", "ID number", "Email address", "Assignment: tiny (Real)", "Course total (Real)"]
    data = table([head, ["Ada", "Byron", ADA.number, ADA.email, "-", "-"]])
    made = filled(tmp_path, "moodle", data, Entry(ADA.number, "tiny", 1.5, 2.0))
    assert list(made.sheet.dicts()) == [
        dict(zip(head[:5], ["Ada", "Byron", ADA.number, ADA.email, "1.5"], strict=True)),
    ]


def test_a_worksheet_in_another_language_is_filled(tmp_path: Path) -> None:
    entry = Entry(ADA.email, "tiny", 1.5, 2.0, remark="see line 3")
    made = filled(tmp_path, "moodle", downloads.moodle_in_german(CLASS), entry)
    assert (column(made.sheet, "Bewertung")[0], column(made.sheet, "Feedback als Kommentar")[0]) == (
        "1.5",
        "see line 3",
    )
    data = downloads.moodle_in_finnish(CLASS)
    with pytest.raises(UsageProblem, match=r"\[export.columns\] with tiny = .*headings: Tunniste, Koko nimi"):
        filled(tmp_path, "moodle", data, entry)
    made = filled(tmp_path, "moodle", data, entry, columns={"tiny": "Arvosana"})
    assert column(made.sheet, "Arvosana")[:2] == ["1.5", ""]


def test_the_class_lists_columns_count_in_the_gradebook_where_they_are_there(tmp_path: Path) -> None:
    data = table([["First name", "Last name", "Email address", "Code", "tiny (Real)"], ["A", "B", "a@b", "k7", ""]])
    path = tmp_path / "grades.csv"
    path.write_bytes(data)
    for columns, cells in (({"student": "Code"}, 1), ({"student": "Elsewhere"}, 0), ({}, 0)):
        made = gradebook("moodle", path, [Entry("k7", "tiny", 2.0, 2.0)], roster=RosterTable(**columns))
        assert len(made.cells) == cells


def test_a_student_whose_name_is_no_name_of_a_folder_is_found_again(tmp_path: Path) -> None:
    """The folder has a safe form of the name; the class list tells whose it is."""
    data = table([["Last Name", "First Name", "Username", "tiny [Total Pts: 2 Score] |1"], ["B", "Ada", "a/../b", ""]])
    path = tmp_path / "grades.csv"
    path.write_bytes(data)
    people = read_people(path, RosterTable())
    folder = folders_of(people)["a/../b"]
    entry = Entry(folder, "tiny", 2.0, 2.0)
    assert "/" not in folder
    made = gradebook("blackboard", path, [entry], ids=known_ids([entry], people, None))
    assert [cell.written for cell in made.cells] == ["2"]
