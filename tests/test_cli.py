"""The command line keeps its promises: names, defaults and exit codes, the sentences, completion, a quick start."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from autograder.cli.main import main, root
from autograder.cli.options import CORES, Number
from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from autograder.submission.declared_tasks import task_names

ROOT = Path(__file__).resolve().parents[1]
# What scripts of others rely on: every command, its arguments, options, defaults and choices.
PROMISED = json.loads((ROOT / "tests" / "command_line.json").read_text(encoding="utf-8"))


def context_of(command: click.Command, name: str, above: click.Context | None = None) -> click.Context:
    return click.Context(command, parent=above, info_name=name, **command.context_settings)


TOP = context_of(root, "autograder")


def commands(group: click.Group = root, above: click.Context = TOP) -> Iterator[click.Context]:
    """A context for every command that does something."""
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        own = context_of(command, name, above)
        if isinstance(command, click.Group):
            yield from commands(command, own)
        else:
            yield own


def facts(param: click.Parameter) -> dict[str, Any]:
    option = isinstance(param, click.Option)
    default = param.get_default(TOP)
    if isinstance(default, tuple | list) or str(default).startswith("Sentinel"):
        default = list(default) if isinstance(default, list) else None
    if option and param.opts[0] == "--workers" and default == CORES:
        default = "cores"
    if option and param.opts[0] == "--corpus-seeds":
        default = list(param.type.convert(default, param, None))
    choices: list[Any] | None = list(param.type.choices) if isinstance(param.type, click.Choice) else None
    if isinstance(param.type, Number) and param.opts[0] == "--min-tier":
        choices = list(range(param.type.least, (param.type.most or 0) + 1))
    shown = None if choices and param.metavar == "{" + ",".join(map(str, choices)) + "}" else param.metavar
    return {
        "value": None if option and param.is_flag else shown and shown.strip("[]."),
        "many": param.nargs == -1 or bool(option and param.multiple),
        "required": param.required,
        "default": str(default) if isinstance(default, Path) else default,
        "choices": choices,
    }


def name_of(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name.strip("[].")


def test_commands_options_and_defaults_are_as_promised() -> None:
    found = {
        context.command_path.removeprefix("autograder "): {
            name_of(param): facts(param) for param in context.command.params
        }
        for context in commands()
    }
    groups = {name: {} for name in PROMISED if name in ("cluster", "nbgrader", "otter")}
    languages = [options.pop("--lang")["value"] for options in found.values()]
    assert set(languages) == {"LANGUAGE"}
    assert found | groups == PROMISED


WRONG = [
    [],
    ["chekc"],
    ["check", "--no-such"],
    ["check", "no_file.py"],
    ["check", "."],
    ["hint"],
    ["hint", "train", "no_file.py"],
    ["grade"],
    ["grade", "no/such/folder"],
    ["grade", "a", "b"],
    ["grade", "x", "--workers"],
    ["grade", "x", "--fresh=1"],
    ["grade", "x", "--lesson", "nothing"],
    ["report"],
    ["report", "nowhere"],
    ["name-mistake", "a"],
    ["name-mistake", "nowhere", "train"],
    ["compare", "a"],
    ["compare", "nowhere", "nowhere"],
    ["similar", "nowhere"],
    ["verify", "nothing"],
    ["verify", "--corpus-seeds", "1,2"],
    ["build", "nothing"],
    ["new"],
    ["new", "Bad Name"],
    ["new", "tiny"],
    ["data", "--fetch", "x"],
    ["export"],
    ["export", "pdf"],
    ["export", "csv", "--out", "nowhere"],
    ["export", "gradescope-autograder"],
    ["export", "brightspace"],
    ["collect"],
    ["collect", "nowhere.zip"],
    ["collect", ".", "--from", "canvass"],
    ["collect", ".", "--from", "pattern"],
    ["collect", ".", "--due", "yesterday"],
    ["nbgrader"],
    ["nbgrader", "nothing"],
    ["nbgrader", "init", "nothing"],
    ["nbgrader", "circle", "nothing"],
]


@pytest.fixture
def here(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the course elsewhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SETTING, str(course.root))
    monkeypatch.setenv(DATA, "sample")
    monkeypatch.setenv("COLUMNS", "400")  # sentences in one line each
    return tmp_path


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
@pytest.mark.usefixtures("here")
def test_wrong_usage_ends_with_2_and_says_what_to_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    said = shown.err + (shown.out if arguments in ([], ["nbgrader"]) else "")
    assert "Traceback" not in said
    # What to do next: a command, the names there are, or what to give.
    assert re.search(r"--help|there are: |Give |use |already|add --lesson|looked for|Go to", said), said


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["--version"], ["check", "-h"], ["nbgrader", "--help"]])
def test_help_and_version_end_with_0(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    shown = capsys.readouterr()
    assert shown.out
    assert not shown.err


def numbers() -> Iterator[tuple[list[str], list[str], Number]]:
    for context in commands():
        path = context.command_path.split()[1:]
        needed = ["x" for param in context.command.params if isinstance(param, click.Argument) and param.required]
        for param in context.command.params:
            # An option that can do without its value takes no `-1` for it, and is tried where it is used.
            if isinstance(param.type, Number) and not (param.metavar or "").startswith("["):
                yield path, [*needed, param.opts[0]], param.type


@pytest.mark.parametrize(
    ("path", "arguments", "kind"), list(numbers()), ids=lambda one: " ".join(one) if isinstance(one, list) else ""
)
@pytest.mark.parametrize("value", ["many", "-1", "1.5", "9" * 30])
@pytest.mark.usefixtures("here")
def test_a_bad_number_gets_the_same_sentence_everywhere(
    path: list[str], arguments: list[str], kind: Number, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind.most is None and value == "9" * 30:
        pytest.skip("a number above 0")
    wanted = f"from {kind.least} to" if kind.most else "above 0"
    assert main([*path, *arguments, value]) == 2
    command = " ".join(["autograder", *path])
    said = capsys.readouterr().err
    assert said.startswith(f"{command}: {arguments[-1]}: {value} is not a number {wanted}")
    assert said.endswith(f". `{command} --help` shows how it is used\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["grade", "x", "--lesson", "tinny"],
        ["similar", "x", "--lesson", "tinny"],
        ["verify", "tinny"],
        ["build", "tinny"],
        ["export", "gradescope-autograder", "--lesson", "tinny"],
        ["nbgrader", "circle", "tinny"],
        ["nbgrader", "init", "tinny"],
    ],
    ids=" ".join,
)
def test_an_unknown_lesson_gets_the_same_sentence_everywhere(
    arguments: list[str], here: Path, course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    (course.root / "source" / "tiny").mkdir(parents=True, exist_ok=True)
    assert main(arguments) == 2
    where = course.root / ("source" if "init" in arguments else "exercises")
    assert capsys.readouterr().err == (
        f"autograder: there is no lesson called 'tinny' in {where}; there are: tiny. Did you mean tiny?\n"
    )


@pytest.mark.parametrize(
    "arguments", [["report", "gone"], ["compare", "gone", "x"], ["export", "csv", "--out", "gone"]]
)
@pytest.mark.usefixtures("here")
def test_a_missing_run_gets_the_same_sentence_everywhere(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said == "autograder: there is no folder gone. Give the folder that `autograder grade --out` wrote\n"


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["chekc"], "check"),
        (["nbgrader", "innit"], "init"),
        (["grade", "x", "--worker-s", "2"], "--workers"),
        (["verify", "--corpusonly"], "--corpus-only"),
        (["export", "canvass"], "canvas"),
        (["check", "tiny.py", "--task", "doubel"], "double"),
        (["hint", "doubel", "tiny.py"], "double"),
        (["check", "tinyy.py"], "tiny.py"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else one,
)
def test_did_you_mean(arguments: list[str], meant: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "tiny.py").write_text("def double(x):\n    return x\n")
    assert main(arguments) == 2
    assert f"Did you mean {meant}" in capsys.readouterr().err


def test_a_file_that_belongs_to_no_lesson_may_be_meant_for_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "tinny.py").write_text("x = 1\n")
    assert main(["check", "tinny.py"]) == 2
    assert "Did you mean tiny?" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_long_option_may_be_cut_short_while_it_is_clear(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["grade", "gone", "--wor", "2", "--min=0"]) == 2
    assert "there is no folder gone" in capsys.readouterr().err
    assert main(["verify", "--corpus", "2"]) == 2  # --corpus-only or --corpus-seeds
    said = capsys.readouterr().err
    assert "Did you mean" in said
    assert "--corpus-seeds" in said


# --- Pages


@pytest.mark.parametrize("context", [TOP, *commands()], ids=lambda context: context.command_path)
def test_help_fits_a_terminal_of_80_columns_and_any_encoding(
    context: click.Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = context.command.get_help(context)
    assert page.isascii()
    assert max(map(len, page.splitlines())) <= 80
    assert all(getattr(param, "help", None) for param in context.command.params)


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_consoles_of_old_encodings_get_a_sentence_as_well(encoding: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "autograder", "check", "日本 ✓.py"]
    ended = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, timeout=60)
    assert ended.returncode == 2
    assert b"there is no file or folder" in ended.stderr
    assert b"Traceback" not in ended.stderr


# --- A quick start


LOOKED_AT = """
import io, json, sys
from contextlib import redirect_stdout
from autograder.cli.main import main
for words in json.loads(sys.argv[1]):
    with redirect_stdout(io.StringIO()):
        assert main(words) == 0, words
print(json.dumps(sorted(sys.modules)))
"""
HEAVY = {"torch", "numpy", "rich", "jupytext", "nbformat", "IPython", "jinja2", "nbgrader"}


@pytest.fixture
def poisoned(tmp_path: Path) -> dict[str, str]:
    """An environment in which whoever imports torch fails."""
    folder = tmp_path / "poison" / "torch"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("raise AssertionError('torch was imported')\n")
    return {**os.environ, "PYTHONPATH": f"{folder.parent}{os.pathsep}{ROOT}", SETTING: str(ROOT)}


def test_help_and_version_import_nothing_heavy(poisoned: dict[str, str]) -> None:
    asked = [["--version"], ["--help"], ["-h"], ["nbgrader", "-h"]]
    asked += [[*context.command_path.split()[1:], "--help"] for context in commands()]
    command = [sys.executable, "-c", LOOKED_AT, json.dumps(asked)]
    ended = subprocess.run(command, capture_output=True, text=True, env=poisoned, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert not HEAVY & set(json.loads(ended.stdout))


def test_the_poison_works(poisoned: dict[str, str]) -> None:
    command = [sys.executable, "-m", "autograder", "build", "nothing"]
    ended = subprocess.run(command, capture_output=True, text=True, env=poisoned, timeout=60)
    assert "torch was imported" in ended.stderr


def cpu_seconds(words: list[str]) -> float:
    import resource  # not on Windows

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    found = []
    for _ in range(7):
        before = spent()
        subprocess.run([sys.executable, *words], check=True, capture_output=True, timeout=60)
        found.append(spent() - before)
    return min(found)


@pytest.mark.skipif(sys.platform == "win32", reason="counts what child processes compute")
def test_help_starts_within_150_ms_of_a_bare_python() -> None:
    # Seconds of computing, and the least of several: others may be using this machine.
    assert cpu_seconds(["-m", "autograder", "--help"]) - cpu_seconds(["-c", "pass"]) < 0.15


# --- Completion


def completed(shell: str, words: list[str], environment: dict[str, str], folder: Path) -> list[str]:
    """What a shell is offered for the last of these words."""
    line = " ".join(["autograder", *words])
    own = {"_AUTOGRADER_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words))}
    if shell == "fish":
        own["COMP_CWORD"] = words[-1]
    ended = subprocess.run(
        [sys.executable, "-m", "autograder"],
        capture_output=True,
        text=True,
        env={**environment, **own},
        cwd=folder,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert not ended.stderr
    lines = ended.stdout.split("\n")
    match shell:
        case "bash":
            return [one.partition(",")[2] for one in lines if one]
        case "zsh":
            return lines[1::3]
    found = [one.replace("\t", ",").split(",") for one in lines if one]
    return [one[1] if one[0] in ("plain", "dir", "file") else one[0] for one in found]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered", "not_offered"),
    [
        (["gr"], {"grade"}, {"check"}),
        (["nbgrader", ""], {"init", "autograde", "circle"}, {"grade"}),
        (["grade", "x", "--wor"], {"--workers"}, {"--seed"}),
        (["grade", "x", "--device", ""], {"simulated", "cuda"}, set()),
        (["grade", "x", "--lesson", "lin"], {"linear_regression"}, {"mlp"}),
        (["verify", ""], {"linear_regression", "mlp", "gpu", "softmax_classifier"}, {"grade"}),
        (["hint", "make_"], {"make_loader", "make_model"}, {"train_step"}),
        (["check", "--task", "train"], {"train", "train_step"}, {"make_loader"}),
        (["check", "linear_regression.py", "--task", "tr"], {"train", "train_step"}, {"make_loader"}),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_completion(
    shell: str,
    words: list[str],
    offered: set[str],
    not_offered: set[str],
    poisoned: dict[str, str],
) -> None:
    found = set(completed(shell, words, poisoned, ROOT / "exercises" / "linear_regression"))
    assert offered <= found
    assert not not_offered & found


def test_tasks_are_completed_from_the_lessons_that_have_a_file_here(poisoned: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "linear_regression.py").write_text("")
    assert "relu" not in completed("bash", ["hint", ""], poisoned, tmp_path)
    (tmp_path / "mlp.ipynb").write_text("")
    assert {"relu", "make_loader"} <= set(completed("bash", ["hint", ""], poisoned, tmp_path))


def test_a_lesson_that_cannot_be_read_completes_nothing(poisoned: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "exercises" / "broken"
    broken.mkdir(parents=True)
    (broken / "checks.py").write_text("lesson.task('a'\n")
    assert completed("bash", ["hint", ""], {**poisoned, SETTING: str(tmp_path)}, broken) == []


@pytest.mark.parametrize("lesson", ["linear_regression", "softmax_classifier", "mlp", "gpu"])
def test_names_of_tasks_are_read_without_running_the_lesson(lesson: str) -> None:
    assert task_names(ROOT / "exercises" / lesson) == list(Course(ROOT).load(lesson).tasks)


# A shell that has read what it is told to read, and completes a line as the tab key does.
SHELLS = {
    "bash": """source <(_AUTOGRADER_COMPLETE=bash_source autograder)
COMP_WORDS=(autograder hint make_l); COMP_CWORD=2; COMP_LINE="autograder hint make_l"; COMP_POINT=${#COMP_LINE}
$(complete -p autograder | sed 's/.*-F \\([^ ]*\\) .*/\\1/') autograder make_l hint; echo "${COMPREPLY[@]}" """,
    "zsh": """autoload -Uz compinit && compinit -u -d $ZDOTDIR/dump
eval "$(_AUTOGRADER_COMPLETE=zsh_source autograder)"
compadd() { print -r -- $completions } ; _describe() { print -r -- $completions_with_descriptions }
words=(autograder hint make_l); CURRENT=3; _autograder_completion""",
    "fish": """_AUTOGRADER_COMPLETE=fish_source autograder | source
complete -C 'autograder hint make_l'""",
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(shell: str, poisoned: dict[str, str], tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    program = tmp_path / "bin" / "autograder"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m autograder "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**poisoned, "PATH": path, "ZDOTDIR": str(tmp_path), "HOME": str(tmp_path)}
    ended = subprocess.run(
        [shell, "-c", SHELLS[shell]],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT / "exercises" / "linear_regression",
        timeout=60,
    )
    assert "make_loader" in ended.stdout, ended.stderr
