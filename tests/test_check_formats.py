"""A check told to other programs: a problem matcher, JSON by its schema, JUnit's XML, SARIF."""

import json
import os
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from queue import Queue
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from packaging.specifiers import SpecifierSet

from autograder.record.codec import record_of
from autograder.render.machine.findings import Checked, findings
from autograder.render.machine.junit import junit
from autograder.render.machine.lines import begin_line, lines
from autograder.render.machine.plain_json import as_json
from autograder.render.machine.sarif import sarif
from autograder.student.check_formats import WHOLE
from tests.support import made_records
from tests.support.made_records import RESET, SUMMED, check, failed, task

ROOT = Path(__file__).resolve().parents[1]
TASKS = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
CHECK, WATCH = (one["problemMatcher"] for one in TASKS)
SECONDS = 120.0

CODE = [
    {
        "file": "tiny.py",
        "cell": None,
        "text": "import torch\n\n\ndef loss(x):\n    return x\n\n\ndef train(x):\n    ...\n",
    }
]
PARTS = (
    task("model", check("has a bias")),
    task("step", failed("moves", RESET), failed("resets", RESET), check("last", "blocked"), check("shape")),
    task("loss", failed("mean", SUMMED, line=5), check("ours", "grader_error")),
    task("train", check("learns", "not_attempted")),
)


@pytest.fixture
def checked(tmp_path: Path) -> Checked:
    path = tmp_path / "tiny.py"
    path.write_text(CODE[0]["text"] or "")
    return Checked(path, record_of(made_records.made("you", *PARTS, code=CODE)))


@pytest.fixture
def unreadable(tmp_path: Path) -> Checked:
    problem = {"message": "an <odd> line: & so on", "where": {"file": "tiny.py", "line": 3}}
    return Checked(
        tmp_path / "tiny.py",
        record_of(made_records.made("you", task("loss", check("mean", "ungradable")), problem=problem)),
    )


def matched(line: str, matcher: dict[str, Any] = CHECK) -> tuple[str, int, int, str, str] | None:
    """What an editor takes from a line of output."""
    pattern = matcher["pattern"]
    found = re.search(pattern["regexp"], line)
    if found is None:
        return None
    texts = {name: found[pattern[name]] for name in ("file", "line", "column", "severity", "message")}
    return texts["file"], int(texts["line"]), int(texts["column"]), texts["severity"], texts["message"]


def test_a_finding_a_line_at_the_place_that_the_terminal_tells(checked: Checked) -> None:
    told = [found for line in lines(checked) if (found := matched(line)) is not None]
    assert [(line, severity) for _, line, _, severity, _ in told] == [
        (2, "error"), (5, "error"), (4, "warning"), (8, "info")
    ]  # fmt: skip
    assert {file for file, *_ in told} == {str(checked.path)}
    assert all(Path(file).is_absolute() for file, *_ in told)
    message = told[0][-1]
    assert message.startswith(f"step: {RESET['title']}.")
    assert f"Mend: {RESET['fix']}" in message
    assert message.endswith("points)")


def test_the_matcher_reads_paths_of_windows_and_with_blanks_and_colons() -> None:
    for path in (r"C:\Users\Ada Lovelace\mlp.py", "/home/a:b/x y.py", str(PureWindowsPath("D:/é/mlp.py"))):
        assert matched(f"{path}:31:5: error: mlp: is `a:3:1: error: b` right?") == (
            *(path, 31, 5, "error"),
            "mlp: is `a:3:1: error: b` right?",
        )


def test_the_watching_matcher_knows_when_a_check_begins_and_ends(checked: Checked) -> None:
    begins, ends = (WATCH["background"][name] for name in ("beginsPattern", "endsPattern"))
    said = [begin_line(checked.path), *lines(checked)]
    assert [bool(re.search(begins, line)) for line in said] == [True, *[False] * (len(said) - 1)]
    assert [bool(re.search(ends, line)) for line in said] == [*[False] * (len(said) - 1), True]
    assert matched(said[0], WATCH) is None
    assert matched(said[-1], WATCH) is None
    assert WATCH["pattern"] == CHECK["pattern"]


def test_a_line_of_a_notebook_is_told_in_words(tmp_path: Path) -> None:
    parts = task("loss", {**failed("mean", SUMMED), "where": {"file": "tiny.ipynb", "line": 3, "cell": 7}})
    made = Checked(tmp_path / "tiny.ipynb", record_of(made_records.made("you", parts)))
    (one,) = findings(made)
    assert (one.cell, one.line) == (7, 3)
    assert one.message.startswith("cell 7, line 3: loss:")
    (result,) = json.loads(sarif([made]))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_json_is_what_its_schema_says(checked: Checked, unreadable: Checked) -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "check.schema.json").read_text(encoding="utf-8"))
    for one in ([checked], [unreadable], [checked, unreadable], []):
        made = json.loads(as_json(one))
        jsonschema.Draft202012Validator(schema).validate(made)
        assert [len(file["findings"]) for file in made["files"]] == [len(findings(each)) for each in one]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**json.loads(as_json([checked])), "version": 2})


def test_junit_has_a_test_for_each_check(checked: Checked, unreadable: Checked) -> None:
    root = ElementTree.fromstring(junit([checked, unreadable]))
    assert root.tag == "testsuites"
    suite, other = root
    cases = suite.findall("testcase")
    assert len(cases) == sum(len(one.checks) for one in checked.record.tasks) == int(suite.attrib["tests"])
    found = {case.attrib["name"]: [child.tag for child in case] for case in cases}
    assert found == {
        **{"has a bias holds.": [], "moves holds.": ["failure"], "resets holds.": ["failure"]},
        **{"last holds.": ["skipped"], "shape holds.": []},
        **{"mean holds.": ["failure"], "ours holds.": ["error"], "learns holds.": ["skipped"]},
    }
    assert [int(root.attrib[name]) for name in ("tests", "failures", "errors", "skipped")] == [9, 3, 2, 2]
    assert {case.attrib["classname"] for case in cases} == {
        f"tiny.{name}" for name in ("model", "step", "loss", "train")
    }
    (failure,) = (case.find("failure") for case in cases if case.attrib["name"] == "mean holds.")
    assert failure is not None
    assert failure.attrib["message"] == SUMMED["title"]
    assert SUMMED["fix"] in (failure.text or "")
    (error,) = other.iter("error")
    assert error.attrib["message"] == "an <odd> line: & so on"


def test_sarif_names_a_rule_for_each_result(checked: Checked, unreadable: Checked) -> None:
    log = json.loads(sarif([checked, unreadable]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note", "error"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("file:///")
        assert min(place["region"].values()) >= 1


# --- The command


def environment(**more: str) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("TORCHGRADE_COURSE")}
    return {**known, "PYTHONIOENCODING": "ascii", **more}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "autograder", "check", *words]


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a lesson of the kit's own, with two tasks done, one of them wrongly."""
    path = tmp_path_factory.mktemp("dir with blanks é") / "mlp.py"
    text = (ROOT / "exercises" / "mlp" / "mlp.py").read_text(encoding="utf-8")
    path.write_text(
        text + "\n\ndef relu(x):\n    return x.abs()\n\n\ndef count_parameters(model):\n    return 0\n", "utf-8"
    )
    return path


@pytest.fixture(scope="module")
def told(wrong: Path) -> dict[str, str]:
    """What the command says of it in each form, and in none."""
    made = {}
    for form in ("", "vscode", *WHOLE):
        words = ["--task", "relu", "--task", "count_parameters", *(["--format", form] if form else [])]
        ended = subprocess.run(command(*words, str(wrong)), capture_output=True, env=environment(), timeout=SECONDS)
        assert ended.returncode == 1, ended.stderr
        assert ended.stderr == b""
        made[form] = ended.stdout.decode("ascii" if form in ("", "vscode") else "utf-8")
    return made


def test_all_forms_tell_the_same_points(told: dict[str, str]) -> None:
    points = re.search(r"^([\d.]+) of ([\d.]+) points", told[""], re.MULTILINE)
    assert points is not None
    won, best = float(points[1]), float(points[2])
    assert told["vscode"].splitlines()[-1].endswith(f"{won:g} of {best:g} points")
    made = json.loads(told["json"])
    assert (made["score"], made["max_score"]) == (won, best)
    assert won == sum(one["score"] for one in made["files"][0]["tasks"])
    values = {one.attrib["name"]: one.attrib["value"] for one in ElementTree.fromstring(told["junit"]).iter("property")}
    assert values == {"score": f"{won:g}", "max_score": f"{best:g}"}
    assert json.loads(told["sarif"])["runs"][0]["properties"] == {"score": won, "max_score": best}


def test_a_mistake_is_a_squiggle_at_its_line(told: dict[str, str], wrong: Path) -> None:
    found = [one for line in told["vscode"].splitlines() if (one := matched(line)) is not None]
    relu = next(one for one in found if one[-1].startswith("relu:"))
    line = wrong.read_text(encoding="utf-8").split("\n").index("    return x.abs()")  # its `def`, or the line itself
    assert relu[1] in (line, line + 1)
    assert relu[3] == "error"
    made = json.loads(told["json"])["files"][0]["findings"]
    assert [one["severity"] for one in made] == [one[3] for one in found]


def test_a_file_is_written_whole(wrong: Path, tmp_path: Path) -> None:
    for form in ("junit", "vscode"):
        target = tmp_path / f"check.{form}"
        words = command("--format", form, "--output", str(target), "--task", "relu", str(wrong))
        ended = subprocess.run(words, capture_output=True, env=environment(), timeout=SECONDS)
        assert (ended.returncode, ended.stdout) == (1, b"")
        assert "relu" in target.read_text(encoding="utf-8")


def test_options_that_do_not_go_together(wrong: Path) -> None:
    for words, sentence in (
        (["--watch", "--format", "json"], "`--watch` goes with `--format vscode`"),
        (["--watch", "--format", "vscode", "--output", "x"], "do not go together"),
        (["--output", "x"], "`--output` goes with `--format`"),
        (["--format", "junt"], "none of vscode, json, junit"),
    ):
        ended = subprocess.run(command(*words, str(wrong)), capture_output=True, text=True, timeout=SECONDS)
        assert ended.returncode == 2
        assert sentence in ended.stderr


def test_an_editor_sees_each_save_begin_and_end(tmp_path: Path) -> None:
    path = tmp_path / "mlp.py"
    path.write_text("def relu(x):\n    return x.abs()\n")
    words = command("--watch", "--format", "vscode", "--task", "relu", str(path))
    begins, ends = (WATCH["background"][name] for name in ("beginsPattern", "endsPattern"))
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        heard: Queue[str] = Queue()
        assert process.stdout is not None
        Thread(target=lambda: [heard.put(line.rstrip("\n")) for line in process.stdout or ()], daemon=True).start()

        def one_check() -> Iterator[str]:
            until = time.monotonic() + SECONDS
            line = heard.get(timeout=SECONDS)
            assert re.search(begins, line)
            while not re.search(ends, line := heard.get(timeout=until - time.monotonic())):
                yield line

        try:
            first = [matched(line, WATCH) for line in one_check()]
            assert [(one[1], one[3]) for one in first if one is not None] in ([(1, "error")], [(2, "error")])
            path.write_text("def relu(x):\n    return x.clamp(min=0)\n")
            assert list(one_check()) == []
        finally:
            process.kill()


# --- The files for editors


def test_the_tasks_are_the_commands_that_were_tried_here() -> None:
    for one, watching in zip(TASKS, (False, True), strict=True):
        assert one["args"][:4] == ["-m", "autograder", "check", "${file}"]
        assert one["args"][4:] == [*(["--watch"] if watching else []), "--format", "vscode"]
        assert one.get("isBackground", False) is watching
        assert ("background" in one["problemMatcher"]) is watching
        assert one["problemMatcher"]["fileLocation"] == "absolute"


def test_the_container_is_built_by_the_projects_own_files() -> None:
    folder = ROOT / ".devcontainer"
    made = json.loads((folder / "devcontainer.json").read_text(encoding="utf-8"))
    dockerfile = (folder / made["build"]["dockerfile"]).read_text(encoding="utf-8")
    version = re.search(r"^FROM python:([\d.]+)", dockerfile, re.MULTILINE)
    assert version is not None
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version[1] in SpecifierSet(project["requires-python"])
    program, target = made["postCreateCommand"].split()
    assert program == "make"
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    interpreter = made["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"]
    assert interpreter == "${containerWorkspaceFolder}/.venv/bin/python"
    assert "\nVENV := .venv\n" in (ROOT / "Makefile").read_text(encoding="utf-8")
