"""Comparing two recordings of verdicts: each difference is listed, and what may differ is not one."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.same_verdicts.__main__ import main
from tests.same_verdicts.comparison import Difference, compare, differences, ran_out_of_time
from tests.same_verdicts.normalise import ANY, normalised
from tests.same_verdicts.recording import conditions, corpus_names, forget
from tests.same_verdicts.selection import Problem, Selection, part_of

ROOT = Path(__file__).resolve().parents[1]
CHECK = {
    "name": "loss",
    "outcome": "failed",
    "score": 0.0,
    "message": "It gives 3.",
    "where": {"file": "a.py", "line": 3},
    "diagnoses": [],
}
TASK = {"name": "train", "score": 1.0, "checks": [CHECK, {**CHECK, "name": "step", "score": 1.0}]}
RECORD: dict[str, Any] = {
    "schema": 1,
    "seconds": 1.5,
    "kit": "0.2",
    "kit_sha256": "a",
    "lesson_sha256": "b",
    "digest": "c",
}
RECORD |= {"student": "ada", "lesson": "mlp", "outcome": "failed", "score": 1.0, "notes": [], "tasks": [TASK]}
WRONG = "corpus/mlp/wrong/train__one"
NAMES = (WRONG, "corpus/mlp/right/train__two", "corpus/gpu/right/move__three")


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The same verdicts twice: three programs, and a class of one with other times."""
    for name, seconds in (("before", "1.5"), ("after", "2.5")):
        out = tmp_path / name
        for program in NAMES:
            write(out / f"{program}.json", json.dumps(RECORD | {"seconds": float(seconds)}))
        write(out / "class/results/mlp/ada.json", json.dumps(RECORD | {"digest": seconds}))
        write(out / "class/gradescope/mlp/ada.json", json.dumps({"tests": [], "execution_time": float(seconds)}))
        write(out / "class/grades.csv", f"student,lesson,score,seconds\r\nada,mlp,1.0,{seconds}\r\n")
    return tmp_path / "before", tmp_path / "after"


def compared(folders: tuple[Path, Path], *more: str) -> int:
    return main(["compare", *map(str, folders), *more])


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """A record with another value at a path, or without one there."""
    made: dict[str, Any] = json.loads(json.dumps(RECORD))
    *above, last = path
    inner = made
    for key in above:
        inner = inner[key]
    if to is None:
        del inner[last]
    else:
        inner[last] = to
    return made


def found(before: dict[str, Any], after: dict[str, Any], *ignored: str) -> list[Difference]:
    old, new = ({"record": normalised("record", record)} for record in (before, after))
    return differences("p", old, new, ignored)


def test_times_and_seals_are_no_difference(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(folders) == 0
    assert capsys.readouterr().out == "4 programs compared: no difference\n"


def test_a_difference_is_told_with_its_place_and_both_values(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write(folders[1] / f"{WRONG}.json", json.dumps(changed("tasks", 0, "checks", 1, "score", to=0.5)))
    assert compared(folders) == 1
    told = capsys.readouterr().out
    assert f"{WRONG}  train  step  score\n    before: 1.0\n    after:  0.5\n" in told
    assert "1 of 4 programs differ, 1 differences:\n     1  score" in told


@pytest.mark.parametrize(
    ("path", "to", "place"),
    [
        (("tasks", 0, "checks", 0, "where", "line"), 4, ("train", "loss", "where.line", "3", "4")),
        (("tasks", 0, "checks", 0, "diagnoses"), [{"id": "x"}], ("train", "loss", "diagnoses.0", None, "{'id': 'x'}")),
        (("tasks", 0, "checks", 0, "where", "column"), 2, ("train", "loss", "where.column", None, "2")),
        (("tasks", 0, "score"), 1, ("train", "", "score", "1.0", "1")),
        (("tasks", 0), None, ("train", "", "(the whole)", "…", None)),
        (("tasks", 0, "checks", 1), None, ("train", "step", "(the whole)", "…", None)),
        (("notes",), ["slow"], ("", "", "record.notes.0", None, "'slow'")),
        (("seconds",), None, ("", "", "record.seconds", "'…'", None)),
        (("digest",), None, ("", "", "record.digest", "'…'", None)),
        (("schema",), 2, ("", "", "record.schema", "1", "2")),
    ],
)
def test_every_field_counts(path: tuple[Any, ...], to: Any, place: tuple[str, ...]) -> None:
    [only] = found(RECORD, changed(*path, to=to))
    task, check, field, before, after = place
    assert (only.task, only.check, only.field) == (task, check, field)
    for value, wanted in ((only.before, before), (only.after, after)):
        assert wanted == "…" or value == (wanted or "(not there)")


def test_checks_are_matched_by_name_and_their_order_counts() -> None:
    other = changed("tasks", 0, "checks", to=TASK["checks"][::-1])  # type: ignore[index]
    assert [(one.task, one.field, one.after) for one in found(RECORD, other)] == [
        ("train", "checks (order)", "['step', 'loss']")
    ]


def test_named_fields_may_differ() -> None:
    other = changed("tasks", 0, "checks", 0, "where", "column", to=2) | {"schema": 2}
    assert [one.field for one in found(RECORD, other, "schema")] == ["where.column"]
    assert found(RECORD, other, "record.schema", "where") == []
    assert len(found(RECORD, other, "col", "line")) == 2  # a part of a name is none


def test_long_values_are_shown_where_they_differ() -> None:
    long = "a" * 500
    [only] = found(RECORD | {"problem": f"{long}x{long}"}, RECORD | {"problem": f"{long}y{long}"})
    assert "x" in only.before
    assert "y" in only.after
    assert len(only.before) < 130


def test_a_program_that_ran_out_of_time_once_is_told(folders: tuple[Path, Path]) -> None:
    stopped = "This did not finish in 5 seconds and was stopped. Usually a loop has no end."
    slow = changed("tasks", 0, "checks", 0, "message", to=stopped)
    for folder, program in ((0, NAMES[0]), (0, NAMES[1]), (1, NAMES[1])):
        write(folders[folder] / f"{program}.json", json.dumps(slow))
    found, by_chance = compare(*folders, NAMES)
    assert [(one.program, one.field) for one in found] == [(NAMES[0], "message")]
    assert by_chance == [NAMES[0]]
    assert [ran_out_of_time(folders[0], name) for name in NAMES] == [True, True, False]


@pytest.mark.parametrize("folder", [0, 1])
def test_a_program_that_is_in_one_folder_only_is_a_difference(folders: tuple[Path, Path], folder: int) -> None:
    forget(folders[folder], [NAMES[1]])
    assert compared(folders) == 1


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("class/gradescope/mlp/ada.json", '{"tests": [], "execution_time": 2.5, "score": 1}'),
        ("class/grades.csv", "student,lesson,score,seconds\r\nada,mlp,0.5,2.5\r\n"),
        ("class/grades.csv", "lesson,student,score,seconds\r\nmlp,ada,1.0,2.5\r\n"),
    ],
)
def test_the_files_beside_the_records_count(folders: tuple[Path, Path], file: str, content: str) -> None:
    write(folders[1] / file, content)
    assert compared(folders) == 1


def test_nothing_is_said_where_nothing_can_be(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert main(["compare", str(tmp_path / "none"), str(folders[0])]) == 2
    assert compared(folders, "--lesson", "nowhere") == 2
    (folders[1] / "class/grades.csv").unlink()
    assert compared(folders) == 2
    assert compared(folders, "--lesson", "gpu") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<Net object at 0x7f01a2b3c4d5>", "<Net object at 0x7fffa2b3c4d5>"),
        ("no file '/tmp/torchgrade-run-ab12cd34/job-x1/a.csv'", "no file '/tmp/torchgrade-run-zz12cd34/job-y2/a.csv'"),
        ("no file '/tmp/tmpab12cd34/a.csv'", "no file '/var/tmp/tmpzz12cd34/a.csv'"),
        ("<class 'autograder.pytorch.values.Unusable'>", "<class 'autograder.pytorch.values.Unusable'>"),
        ('File "/home/a/autograder/worker/load.py", line 3, in run', 'File "/b/autograder/load.py", line 44, in run'),
        ("no file '/home/a/exercises/mlp/x.csv'", "no file '/srv/b/exercises/mlp/x.csv'"),
        (
            "This did not finish in 5 seconds and was stopped. It was last seen a.py, line 3: `while True:`. Usually a "
            "loop has no end, or much more is computed than is needed.",
            "This did not finish in 5 seconds and was stopped. It was last seen a.py, line 3: `while True:`. It "
            "computed for less than a fifth of these and waited for the rest: usually for `time.sleep`.",
        ),
        (
            "may take 4,096 MB of memory, and had taken about 3,900 MB.",
            "may take 4,096 MB of memory, and had taken about 900 MB.",
        ),
        ("in 1,000 files; it had 65 MB in 3 files and was", "in 1,000 files; it had 71 MB in 12 files and was"),
    ],
)
def test_what_changes_from_run_to_run_is_no_difference(one: str, other: str) -> None:
    assert found(RECORD | {"problem": one}, RECORD | {"problem": other}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It gives 0x10.", "It gives 0x11."),
        ("use `autograder check`", "use `autograder grade`"),
        ("<class 'autograder.lesson.Refused'>", "<class 'autograder.lesson.Unusable'>"),
        ("no file 'data/a.csv'", "no file 'data/b.csv'"),
        ("no file '/tmp/tmpab12cd34/a.csv'", "no file '/tmp/tmpab12cd34/b.csv'"),
        (
            "This did not finish in 5 seconds and was stopped. Usually a loop has no end.",
            "This did not finish in 20 seconds and was stopped. Usually a loop has no end.",
        ),
        ("and had taken about 3,900 MB", "and had taken about 3,900 GB"),
    ],
)
def test_other_words_and_numbers_are_a_difference(one: str, other: str) -> None:
    assert len(found(RECORD | {"problem": one}, RECORD | {"problem": other})) == 1


def test_a_time_is_replaced_and_not_removed() -> None:
    assert normalised("record", RECORD)["seconds"] == ANY
    assert "seconds" not in normalised("record", changed("seconds", to=None))


def test_parts_share_the_programs_out() -> None:
    names = list(corpus_names(ROOT))
    parts = [[name for name in names if name in Selection(part, 10)] for part in range(1, 11)]
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert all(len(names) / 20 < len(part) < len(names) / 5 for part in parts)
    assert {name.split("/")[1] for name in names if name in Selection(lesson="mlp")} == {"mlp"}
    assert part_of("3/10") == (3, 10)


@pytest.mark.parametrize("text", ["", "3", "0/10", "11/10", "3/0", "a/b"])
def test_a_part_that_is_none_is_told(text: str) -> None:
    with pytest.raises(Problem, match="3/10"):
        part_of(text)


def test_code_is_told_from_other_code(tmp_path: Path) -> None:
    write(tmp_path / "autograder" / "a.py", "1")
    before = conditions(tmp_path)
    write(tmp_path / "autograder" / "__pycache__" / "a.pyc", "1")
    assert conditions(tmp_path) == before
    write(tmp_path / "exercises" / "b.py", "1")
    assert conditions(tmp_path) != before


def test_verdicts_of_other_code_are_not_gone_on_with(tmp_path: Path) -> None:
    write(tmp_path / "recording.json", json.dumps(conditions(ROOT) | {"code": "other"}))
    assert main(["record", str(tmp_path)]) == 2
