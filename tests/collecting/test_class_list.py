"""The class list: platforms' own files, columns that `course.toml` maps, and what cannot be meant."""

from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from autograder.core.sheet import NotATable, read_sheet
from autograder.course.class_list import KINDS, read_people
from autograder.course.list_forms import FORMS
from autograder.course.platform_tables import RosterTable
from autograder.course.settings import read_settings
from tests.support import downloads
from tests.support.downloads import CLASS, table

ADA = CLASS[0]


@pytest.mark.parametrize(
    ("made", "student", "ids"),
    [
        (downloads.canvas_grades, ADA.login, {"canvas": ADA.canvas, "login": ADA.login, "number": ADA.number}),
        (downloads.moodle_worksheet, ADA.email, {"participant": ADA.participant, "email": ADA.email}),
        (downloads.blackboard_grades, ADA.login, {"login": ADA.login, "number": ADA.number}),
        (downloads.brightspace_grades, ADA.login, {"login": ADA.login, "number": ADA.number, "email": ADA.email}),
        (downloads.gradescope_scores, ADA.number, {"number": ADA.number, "email": ADA.email}),
        (downloads.github_roster, ADA.number, {"number": ADA.number, "github": ADA.github}),
        (downloads.github_grades, ADA.number, {"number": ADA.number, "github": ADA.github}),
        (downloads.google_grades, ADA.email, {"email": ADA.email}),
    ],
)
def test_lists_of_platforms_are_understood_by_their_headings(tmp_path: Path, made, student, ids) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "list.csv"
    path.write_bytes(made(CLASS))
    people = read_people(path, RosterTable())
    assert len(people) == len(CLASS)  # rows about points or dates are nobody
    assert (people[0].student, dict(people[0].ids)) == (student, ids)
    if made is not downloads.github_grades:
        assert set(people[0].name.replace(",", "").split()) == {"Ada", "Byron"}


def test_every_kind_of_a_form_is_one_that_is_known() -> None:
    assert {kind for form in FORMS for kind in form.ids} <= set(KINDS)


def test_columns_are_mapped(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(table([["Account", "Who", "Group", "Nr"], ["ada", "Ada Byron", "B", '="007"']], ";"))
    mapping = RosterTable(student="Account", name="Who", section="Group", ids={"canvas": "Nr"})
    (person,) = read_people(path, mapping)
    assert (person.student, person.name, person.section, dict(person.ids)) == (
        "ada",
        "Ada Byron",
        "B",
        {"canvas": "007"},
    )


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({}, "which column names the students' folders"),
        ({"student": "Acount"}, "roster.student names the column 'Acount'.*Did you mean Account"),
        ({"student": "Account", "ids": {"canvass": "Nr"}}, "roster.ids.canvass is not known.*Did you mean canvas"),
        ({"student": "Account", "ids": {"canvas": "No"}}, "roster.ids.canvas names the column 'No'"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_a_sentence(tmp_path: Path, mapping: dict[str, object], words: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(table([["Account", "Nr"], ["ada", "7"]]))
    with pytest.raises(UsageProblem, match=words):
        read_people(path, RosterTable(**mapping))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "neither UTF-8 nor UTF-16"),
        (b"PK\x03\x04\xff\xff", "neither UTF-8 nor UTF-16"),
        (b"Username,Last Name,First Name\nada,Byron,Ada,more\n", "line 2 has more cells"),
        (table([["Username", "Last Name", "First Name"]]), "names nobody"),
        (table([["Username", "Last Name", "First Name"], ["a", "B", "C"], ["A", "D", "E"]]), "twice"),
    ],
)
def test_a_list_that_cannot_be_read_is_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    with pytest.raises(UsageProblem, match=words):
        read_people(path, RosterTable())
    with pytest.raises(UsageProblem, match=r"gone\.csv cannot be read"):
        read_people(tmp_path / "gone.csv", RosterTable())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_written_as_it_was_read(encoding: str, separator: str) -> None:
    data = table([["a", "b c", "ü"], ['say "hi"', "x\ny", ""], ["1,5", "-", "=2"]], separator, encoding)
    assert read_sheet(data).data() == data


def test_a_table_of_any_bytes_is_a_table_or_a_sentence() -> None:
    for data in (b"\0", b"a,b\0c\n1,2\n", b'"' * 99, b"\r\r\n\n", b"a\n" * 9, b"," * 9):
        try:
            assert read_sheet(data).header
        except NotATable as error:
            assert str(error)  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[roster]\nfil = 'x'", "`roster.fil` is not known here"),
        ("[collect]\ntimezone = 7", "`collect.timezone` has to be text"),
        ("[export]\ndigits = '2'", "`export.digits` has to be a whole number"),
        (
            "[export]\nrounding = 'sometimes'",
            "`export.rounding` has to be one of half up, half even, up, down, not 'sometimes'",
        ),
        ("[export]\ndigits = 50", "`export.digits`.*<= 6"),
        ("[export.columns]\nmlp = 1", r"`export.columns\[...\]` has to be text"),
    ],
)
def test_settings_are_checked(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "course.toml").write_text(text)
    with pytest.raises(UsageProblem, match=words):
        read_settings(tmp_path)
