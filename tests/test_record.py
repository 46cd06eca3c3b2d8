"""The record's form: older files open, newer ones are refused, a broken one is pointed at, the schema is current."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import autograder
from autograder.cli.main import main
from autograder.core.errors import USAGE
from autograder.judge.result import Outcome
from autograder.record.codec import NewerRecord, RecordProblem, as_json, read_record, record_of
from autograder.record.conditions import Conditions
from autograder.record.schema import SCHEMA
from autograder.record.seal import sealed
from autograder.record.store import RunFolder
from autograder.submission.submission import Submission
from tests.support.made_pages import assert_current

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(autograder.__file__).parent
KEPT = sorted((Path(__file__).parent / "data" / "records").glob("*.json"))  # as version 0.1.0 wrote them


def kept(name: str = "mlp_chen") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((KEPT[0].parent / f"{name}.json").read_text())
    return found


def run_with(root: Path, *records: dict[str, Any]) -> Path:
    for found in records:
        path = root / "results" / str(found["lesson"]) / f"{found['student']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found))
    return root


# --- Versions


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_file_of_before_opens_and_would_be_written_the_same(path: Path) -> None:
    filed = read_record(path)
    assert filed.intact
    assert not filed.edited
    assert (json.dumps(as_json(filed.record), indent=1) + "\n").encode() == path.read_bytes()


def test_the_first_records_open_too() -> None:
    data = kept("softmax_classifier_dora")
    for field in ("look_at", "kit_sha256", "lesson_sha256", "torch", "modules_sha256", "code", "digest"):
        del data[field]
    for task in data["tasks"]:
        del task["pictures"]
        for check in task["checks"]:
            del check["diagnoses"]
    found = record_of(data)
    assert found.tasks[0].pictures == ()
    assert found.digest is None


def test_a_seal_of_before_holds_although_fields_came_later(tmp_path: Path) -> None:
    data = kept()
    del data["look_at"]
    filed = read_record(run_with(tmp_path, sealed(data)) / "results" / "mlp" / "chen.json")
    assert filed.intact
    edited = read_record(run_with(tmp_path, {**sealed(data), "score": 0.0}) / "results" / "mlp" / "chen.json")
    assert edited.edited


def test_a_field_that_is_not_known_is_passed_over() -> None:
    assert record_of({**kept(), "mood": "good"}) == record_of(kept())


@pytest.mark.parametrize(
    "command", [["report", "RUN"], ["compare", "RUN", "RUN"], ["export", "csv", "--out", "RUN"]], ids=lambda c: c[0]
)
def test_a_record_of_a_later_version_is_refused_and_said_what_to_do(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_with(tmp_path, {**kept(), "schema": SCHEMA + 1, "tasks": "in another form"})
    assert main([str(run) if word == "RUN" else word for word in command]) == USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert "chen.json" in said
    assert f"has schema {SCHEMA + 1}" in said
    assert "pip install --upgrade torchgrade" in said


def test_marking_does_not_write_over_records_of_a_later_version(tmp_path: Path) -> None:
    folder = RunFolder(run_with(tmp_path, {**kept(), "schema": SCHEMA + 1}))
    conditions = Conditions("0", "", "", "", 7, "", "")
    with pytest.raises(NewerRecord):
        folder.known("mlp", "chen", "chen", Submission("chen", "mlp", "mlp.py", None, sha256="x"), conditions)
    with pytest.raises(NewerRecord):
        folder.write(record_of(kept()), "chen")


# --- Broken files


def at(data: dict[str, Any], *path: Any, value: Any) -> dict[str, Any]:
    place: Any = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (at(kept(), "score", value="two"), "`score` has to be a number or nothing, not text"),
        (at(kept(), "outcome", value="fine"), "`outcome` has a value that is not known here: 'fine'"),
        (at(kept(), "tasks", 1, "checks", 0, "name", value=3), "`tasks[1].checks[0].name` has to be text, not a whole"),
        (at(kept(), "tasks", 0, "pictures", value=[{"kind": "film"}]), "`tasks[0].pictures[0].kind` has a value that"),
        ({key: value for key, value in kept().items() if key != "seed"}, "`seed` is missing"),
        ([], "the whole has to be a table of names and values, not a list"),
    ],
)
def test_a_broken_record_is_named_with_the_field_and_what_was_expected(tmp_path: Path, broken: Any, said: str) -> None:
    path = tmp_path / "chen.json"
    path.write_text(json.dumps(broken))
    with pytest.raises(RecordProblem) as error:
        read_record(path)
    assert str(path) in str(error.value)
    assert said in str(error.value)
    assert "mark again" in str(error.value)


@pytest.mark.parametrize("text", ["{", "\ufeff{}", '{"schema": NaN}', "[" * 100_000, ""])
def test_a_file_that_is_no_json_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "chen.json"
    path.write_text(text)
    with pytest.raises(RecordProblem, match=re.escape(str(path))):
        read_record(path)


@pytest.mark.parametrize("command", [["compare", "RUN", "RUN"], ["export", "tasks", "--out", "RUN"]])
def test_what_is_made_of_records_does_not_leave_a_broken_one_out(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_with(tmp_path, kept("mlp_ivan"), {**kept(), "tasks": 1})
    assert main([str(run) if word == "RUN" else word for word in command]) == USAGE
    assert "`tasks` has to be a list" in " ".join(capsys.readouterr().err.split())


def test_a_name_that_is_no_text_comes_back_as_it_was(tmp_path: Path) -> None:
    found = record_of({**kept(), "student": "jos\udce9"})
    path = tmp_path / "jose.json"
    path.write_text(json.dumps(as_json(found)))
    assert read_record(path).record == found


# --- The schema, and the words


def test_the_schema_and_its_page_are_what_the_types_say() -> None:
    assert_current("record")


def test_records_of_before_are_valid_under_the_schema_and_broken_ones_are_not() -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "record.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for path in KEPT:
        validator.validate(json.loads(path.read_text()))
    for broken in ({**kept(), "outcome": "fine"}, {**kept(), "schema": SCHEMA + 1}, {**kept(), "score": "2"}):
        assert not validator.is_valid(broken)


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        yield from re.findall(r"""["'](\w+)["']""", path.read_text())
    else:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_words_of_outcomes_stand_in_one_place() -> None:
    words = {str(outcome) for outcome in Outcome}
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]
    with_words = {path.relative_to(PACKAGE).as_posix() for path in sources if words & set(_texts(path))}
    assert with_words == {"judge/result.py", "otter/results.py"}  # those of otter's results are its own
