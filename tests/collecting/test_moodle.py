"""Moodle: folders and flat, with and without names, the grading worksheet, the zip of feedback files."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from autograder.core.errors import UsageProblem
from autograder.core.moodle_headings import LANGUAGES
from autograder.course.class_list import read_people
from autograder.course.platform_tables import RosterTable
from autograder.instructor.collect.told_time import told_time
from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import (
    CLASS,
    Files,
    moodle,
    moodle_flat,
    moodle_folder,
    moodle_in_finnish,
    moodle_in_german,
    moodle_worksheet,
    table,
    unpacked,
    zip_bytes,
    zipped,
)

ADA, BEN = CLASS[:2]
BLIND = {name.replace(ADA.name, "Participant"): data for name, data in moodle([ADA]).items()}


@pytest.fixture
def worksheet(tmp_path: Path) -> Path:
    path = tmp_path / "worksheet.csv"
    path.write_bytes(moodle_worksheet(CLASS))
    return path


@pytest.mark.parametrize(
    "files", [moodle(CLASS), moodle(CLASS, old=True), moodle_flat(CLASS)], ids=["folders", "folders of old", "flat"]
)
def test_everyone_gets_the_own_folder(tmp_path: Path, worksheet: Path, files: Files) -> None:
    plan = collected(zipped(tmp_path / "course-tiny-77.zip", files), tmp_path / "in", roster=worksheet)
    assert (plan.platform, plan.left, plan.without) == ("moodle", (), ())
    assert {one.tied for one in plan.taken} == {"participant"}
    assert files_in(tmp_path / "in") == {f"{one.email}/tiny/tiny.py": one.work for one in CLASS}


def test_a_folder_that_was_unpacked_is_read_like_the_zip(tmp_path: Path, worksheet: Path) -> None:
    folder = unpacked(tmp_path / "course-tiny-77", moodle(CLASS))
    plan = collected(folder, tmp_path / "in", roster=worksheet)
    assert files_in(tmp_path / "in") == {f"{one.email}/tiny/tiny.py": one.work for one in CLASS}
    assert plan.download == "course-tiny-77"


def test_blind_marking_goes_by_the_number(tmp_path: Path, worksheet: Path) -> None:
    plan = plan_of(zipped(tmp_path / "x.zip", BLIND), tmp_path / "in", roster=worksheet)
    assert [(one.student, one.tied) for one in plan.taken] == [(ADA.email, "participant")]
    plan = plan_of(zipped(tmp_path / "x.zip", BLIND), tmp_path / "in")
    assert [one.student for one in plan.taken] == [f"Participant_{ADA.participant}"]


def test_by_the_name_where_the_list_has_no_numbers(tmp_path: Path) -> None:
    roster = tmp_path / "participants.csv"
    lines = [f"{one.first},{one.last},{one.login}" for one in CLASS]
    roster.write_text(
        "First name,Surname,Username,Email address\n" + "\n".join(f"{one},x@example.org" for one in lines)
    )
    plan = plan_of(zipped(tmp_path / "x.zip", moodle(CLASS)), tmp_path / "in", roster=roster)
    told = left(plan)
    # Two pairs are called the same, once the order of the names is left aside; nobody guesses.
    same = [one for one in CLASS if one.name in ("Li Wei", "Wei Li")]
    assert set(told) == {moodle_folder(one).removesuffix("_assignsubmission_file") for one in same}
    assert all("have the same name" in why for why in told.values())
    assert {one.student for one in plan.taken} == {one.login for one in CLASS if one not in same}


def test_the_worksheet_tells_when_it_was_handed_in(tmp_path: Path, worksheet: Path) -> None:
    download = zipped(tmp_path / "x.zip", moodle([ADA]))
    collected(download, tmp_path / "in", roster=worksheet, zone=ZoneInfo("Europe/Berlin"))
    assert files_in(tmp_path / "in")[f"{ADA.email}/tiny/timestamp.txt"] == b"2026-01-31 22:59:00.000000 UTC"
    (told,) = plan_of(download, tmp_path / "other", roster=worksheet).taken
    assert told.submitted is None  # in no zone it is no moment
    assert any("name the zone of the times" in remark for remark in told.remarks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worksheet_in_another_language_is_known_by_its_headings(tmp_path: Path, language: str) -> None:
    words = LANGUAGES[language]
    path = tmp_path / "worksheet.csv"
    row = [f"Person {ADA.participant}", ADA.name, ADA.email, "", "31 December 2026, 1:05 pm", ""]
    names = ("Identifier", "Full name", "Email address", "Grade", "Last modified (submission)", "Last modified (grade)")
    path.write_bytes(table([[words[one] for one in names], row]))
    (person,) = read_people(path, RosterTable())
    assert (person.student, person.name, person.handed_in) == (ADA.email, ADA.name, row[4])
    assert person.ids == {"participant": ADA.participant, "email": ADA.email}


FINNISH = {"student": "Koko nimi", "handed_in": "Muokattu (palautus)", "ids": {"participant": "Tunniste"}}


@pytest.mark.parametrize(
    ("make", "columns", "moment"),
    [
        (moodle_in_german, {}, "2026-01-31 22:59"),
        (moodle_in_finnish, {}, None),  # whose columns are known by what stands in them, but that of the time
        (moodle_in_finnish, FINNISH, "2026-01-31 22:59"),
    ],
)
def test_a_class_of_a_site_in_another_language(tmp_path: Path, make, columns, moment: str | None) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "worksheet.csv"
    path.write_bytes(make(CLASS))
    download = zipped(tmp_path / "x.zip", moodle(CLASS))
    zone = ZoneInfo("Europe/Berlin")
    plan = plan_of(download, tmp_path / "in", roster=path, zone=zone, columns=RosterTable(**columns))
    assert (plan.left, plan.without) == ((), ())
    assert {one.tied for one in plan.taken} == {"participant"}
    assert {one.student for one in plan.taken} == {one.name if columns else one.email for one in CLASS}
    assert {one.submitted and f"{one.submitted.astimezone(UTC):%Y-%m-%d %H:%M}" for one in plan.taken} == {moment}


@pytest.mark.parametrize(
    "rows",
    [
        [["Person 1", "A", "a@b", "", ""], ["Group 2", "B", "b@b", "", ""]],  # two kinds of things
        [["Person 1", "A", "a@b", "", ""], ["Person 1", "B", "b@b", "", ""]],  # no numbers of people
        [["1", "A", "a@b", "", ""], ["2", "B", "b@b", "", ""]],
    ],
)
def test_a_list_of_another_shape_is_not_taken_for_moodles(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(table([["a", "b", "c", "d", "e"], *rows]))
    with pytest.raises(UsageProblem, match=r"say in course\.toml which column names the students' folders"):
        read_people(path, RosterTable())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Saturday, 31 January 2026, 11:59 PM", "2026-01-31T23:59:00+01:00"),
        ("Saturday, 31 January 2026, 12:05 AM", "2026-01-31T00:05:00+01:00"),
        ("Dienstag, 3. März 2026, 08:15", "2026-03-03T08:15:00+01:00"),
        ("lunes, 5 de octubre de 2026, 10:00", "2026-10-05T10:00:00+02:00"),
        ("mardi 8 décembre 2026, 23:59", "2026-12-08T23:59:00+01:00"),
        ("domingo, 1 de fevereiro de 2026 às 9:30", "2026-02-01T09:30:00+01:00"),
        ("3 Sep 2026, 5:00 p.m.", "2026-09-03T17:00:00+02:00"),
        ("2026-01-31 23:59:12", "2026-01-31T23:59:12+01:00"),
        ("2026-01-31T23:59Z", "2026-01-31T23:59:00+00:00"),
        ("-", None),
        ("", None),
        ("01/02/2026, 10:00", None),  # the first of February, or the second of January
        ("31 Brumaire 2026, 10:00", None),
        ("31 February 2026, 10:00", None),
        ("2026-01-31", None),
    ],
)
def test_times_of_class_lists(text: str, told: str | None) -> None:
    moment, remarks = told_time(text, ZoneInfo("Europe/Berlin"))
    assert (moment and moment.isoformat()) == told
    assert bool(remarks) == (told is None and text not in ("", "-"))


def test_a_folder_of_a_students_own_is_kept(tmp_path: Path) -> None:
    files = {f"{moodle_folder(ADA)}/{name}": b"x = 1\n" for name in ("tiny.py", "data/more.py")}
    collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [name.partition("/")[2] for name in files_in(tmp_path / "in")] == ["tiny/data/more.py", "tiny/tiny.py"]


def test_typed_text_and_other_archives_are_told(tmp_path: Path) -> None:
    files = {
        f"{ADA.name}_1_assignsubmission_onlinetext/onlinetext.html": b"<p>",
        f"{BEN.name}_2_assignsubmission_file/work.rar": b"Rar!\x1a\x07",
        "Zoe Z_3_assignsubmission_file/tiny.zip": zip_bytes({"tiny.py": b"x = 1\n"}),
    }
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    told = left(plan)
    assert "typed into Moodle" in told[f"{ADA.name}_1_assignsubmission_onlinetext/onlinetext.html"]
    assert "of a kind that is not read" in told[f"{BEN.name}_2_assignsubmission_file/work.rar"]
    assert [one.student for one in plan.taken] == ["Zoe Z_3"]


def moodle_knows(path: str, participants: set[str]) -> tuple[str, str] | None:
    """Participant and file, as `is_valid_filename_for_import` of Moodle's own code takes them from a path."""
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not info[1].isdigit() or info[1] not in participants:
            continue
        return info[1], "/".join([info[4] if len(info) > 4 else "", *parts])
    return None


@pytest.mark.parametrize("made", [moodle, moodle_flat])
def test_moodle_knows_the_files_of_the_way_back(tmp_path: Path, worksheet: Path, made) -> None:  # type: ignore[no-untyped-def]
    plan = plan_of(zipped(tmp_path / "x.zip", made(CLASS)), tmp_path / "in", roster=worksheet)
    participants = {one.participant for one in CLASS}
    found = {one.student: moodle_knows(f"{one.origin}tiny-feedback.html", participants) for one in plan.taken}
    assert {student: known and known[0] for student, known in found.items()} == {
        one.email: one.participant for one in CLASS
    }
    assert {known[1].lstrip("/") for known in found.values() if known} == {"tiny-feedback.html"}


def test_the_moment_is_written_as_nbgrader_reads_it(tmp_path: Path) -> None:
    utils = pytest.importorskip("nbgrader.utils")
    from autograder.instructor.collect.write import timestamp

    moment = datetime(2026, 1, 31, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    assert utils.parse_utc(timestamp(moment)) == moment.astimezone(UTC).replace(tzinfo=None)


def test_a_group_whose_number_is_a_participants_is_not_taken_for_that_one(tmp_path: Path, worksheet: Path) -> None:
    """Where teams hand in, Moodle writes the group's number in the place of the participant's."""
    files = {name.replace(ADA.name, "Team Rocket"): data for name, data in moodle(CLASS[:3]).items()}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in", roster=worksheet)
    assert [one.student for one in plan.taken] == sorted(one.email for one in CLASS[1:3])
    assert "is it a group's work?" in left(plan)[f"Team Rocket_{ADA.participant}"]
