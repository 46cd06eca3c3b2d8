"""What the documentation shows is true: every command exists and runs, the reference is current, the site is whole.

A block of commands (```sh) is preceded by a comment: `<!-- run -->` or `<!-- run in: FOLDER -->` for what
`make test-docs` runs, `<!-- fails in: FOLDER -->` for what is to end with an error, `<!-- run at: root -->` for what is
run in the repository, or `<!-- shown: reason -->` for what nobody would want a test to run. `<!-- said -->` is before
lines of what the commands before it said. `<!-- file: PATH -->`, `<!-- append: PATH -->` and `<!-- replace: PATH -->`
say where the code of a tutorial goes, the last one in the place of the function of its name. In the default run,
commands are parsed only.
"""

import ast
import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest

from autograder.cli.main import root
from autograder.core.sheet import read_sheet
from tests.support.downloads import CLASS, canvas, canvas_grades, zipped
from tests.support.made_pages import assert_current

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "start").glob("*.md")),
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
]
BLOCK = re.compile(r"^(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    page: Path
    mark: str
    kind: str
    text: str

    @property
    def commands(self) -> list[str]:
        return [line.split("  #")[0].strip() for line in self.text.splitlines() if line.strip()]


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [Block(page, m["mark"] or "", m["kind"], m["text"]) for m in BLOCK.finditer(text)]


ALL = [block for page in PAGES for block in blocks(page)]
SHELL = [block for block in ALL if block.kind == "sh"]


def shown_commands() -> list[tuple[str, str]]:
    """Every command in a block of commands, in an indented block, and in backticks."""
    found = [(block.page.name, command) for block in SHELL for command in block.commands]
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line.strip().split("  #")[0].strip() for line in text.splitlines() if line.startswith("    ")]
        lines += re.findall(r"`(autograder [a-z][^`\n]*|make [a-z-]+)`", text)
        found += [(page.name, line) for line in lines if re.match(r"autograder [a-z]|make [a-z-]+$", line)]
    return sorted(set(found))


def names(command: str) -> str:
    return f"{command[0]}: {command[1]}"


@pytest.mark.parametrize("command", [c for c in shown_commands() if c[1].startswith("autograder")], ids=names)
def test_a_command_that_is_shown_is_understood(command: tuple[str, str]) -> None:
    words = shlex.split(re.sub(r"[\[\]]|\.\.\.", " ", command[1]))[1:]
    numbers = {"N": "7", "FORMAT": "csv"}
    given = [numbers.get(word, word) for word in words]
    if given == ["check(...)"] or given[0] in ("COMMAND",):
        return
    one = ("new-course", "hint", "grade", "collect", "export", "new", "report", "similar", "forget", "import")
    whole = {**dict.fromkeys(one, 1), "compare": 2, "name-mistake": 2, "explain": 3}
    positional = [word for word in given[1:] if not word.startswith("-")]
    given += ["csv" if given[0] == "export" else "x"] * max(0, whole.get(given[0], 0) - len(positional))
    command_, context = root, click.Context(root)
    while isinstance(command_, click.Group):
        context = click.Context(command_, parent=context)
        command_ = command_.get_command(context, given.pop(0) if given else "") or pytest.fail("no such command")
    with contextlib.suppress(click.exceptions.Exit):  # an option such as `--list` has said all that was asked for
        command_.make_context("autograder", given)  # raises where it is not understood


@pytest.mark.parametrize("command", [c for c in shown_commands() if c[1].startswith("make ")], ids=names)
def test_a_make_target_that_is_shown_exists(command: tuple[str, str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(command[1].split()[1])}:", makefile, re.MULTILINE)


def test_every_block_of_commands_says_whether_it_is_run() -> None:
    assert len(SHELL) > 10
    for block in SHELL:
        assert re.match(r"run$|run in: \S|fails in: \S|run at: root$|shown: \S", block.mark), (
            f"{block.page.name}: {block.text}"
        )


def test_the_reference_is_what_the_code_says() -> None:
    assert_current("reference")


def test_what_is_said_to_be_tried_is_what_the_tests_try() -> None:
    assert_current("tried")


DOORS = ("student", "instructor", "author", "operator", "contributor")


def test_the_readme_is_short_and_its_first_screen_says_what_this_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 72
    assert len(text.split()) <= 806
    assert len(text) <= 5333
    first = text[: text.index("\n## ")]
    assert len(first.splitlines()) <= 25
    assert "docs/pictures/terminal.svg" in first  # a mistake explained
    assert re.findall(r"^    (make \w+)", first, re.MULTILINE) == ["make demo", "make test"]
    assert [name for name in DOORS if f"(docs/start/{name}.md)" in first] == [*DOORS]


def test_the_first_page_has_a_door_for_each_person_whose_way_is_typed() -> None:
    text = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"\(start/(\w+)\.md\)", text) == [*DOORS]
    for name in DOORS:
        page = ROOT / "docs" / "start" / f"{name}.md"
        assert sum(block.mark.startswith("run") for block in blocks(page)) >= 2, name


class Loads(HTMLParser):
    """What a page would load by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source") and given.get("src"):
            self.found.append(str(given["src"]))
        if tag == "link" and given.get("rel") not in ("canonical", "next", "prev"):
            self.found.append(str(given.get("href")))


def test_the_site_is_built_strictly_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    assert ended.returncode == 0, ended.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) >= 9
    for page in pages:
        loads = Loads(page.read_text(encoding="utf-8")).found
        assert loads
        assert [url for url in loads if re.match(r"\w+:|//", url)] == [], page.name
    for style in tmp_path.rglob("*.css"):
        assert "url(http" not in style.read_text(encoding="utf-8")


# --- Running it all


STUDENTS = {
    "ada": "def make_optimizer(model, learning_rate):\n    return SGD(model.parameters(), lr=learning_rate)\n",
    "ben": "def make_optimizer(model, learning_rate):\n    return SGD([model.weight], lr=learning_rate)\n",
    "chen": "def make_loader(dataset, batch_size, shuffle):\n    return DataLoader(dataset, batch_size=32)\n",
}
HEAD = "import torch\nfrom torch.optim import SGD\nfrom torch.utils.data import DataLoader\n\n\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the course, with a small class of students and one who is at work."""
    for name in ("exercises", "solutions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for student, text in STUDENTS.items():
        folder = tmp_path / "submitted" / student / "linear_regression"
        folder.mkdir(parents=True)
        (folder / "linear_regression.py").write_text(HEAD + text)
    works = {one: (HEAD + text).encode() for one, text in zip(CLASS, STUDENTS.values(), strict=False)}
    named = canvas(list(works), "linear_regression.py")
    zipped(tmp_path / "submissions.zip", dict(zip(named, works.values(), strict=True)))
    (tmp_path / "Grades.csv").write_bytes(canvas_grades(CLASS))
    own = tmp_path / "exercises" / "linear_regression" / "linear_regression.py"
    own.write_text(own.read_text() + "\n\n" + STUDENTS["chen"])
    return tmp_path


def run(block: Block, course: Path) -> str:
    """Run a block's commands, and give what they say."""
    kind, _, where = block.mark.partition(": ")
    folder = ROOT if kind == "run at" else course / where
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TORCHGRADE")}
    environment |= {"PYTHONPATH": str(ROOT), "TORCHGRADE_HOME": str(course / "home"), "COLUMNS": "120"}
    all_said = ""
    for command in block.commands:
        words = shlex.split(command)
        assert words[0] == "autograder" or words[:3] == ["python", "-m", "pytest"], f"{command}: only the kit's own"
        module = words if words[0] == "autograder" else [*words[2:], f"--basetemp={course / 'tests'}"]
        ended = subprocess.run(
            [sys.executable, "-m", *module], cwd=folder, capture_output=True, text=True, env=environment, timeout=600
        )
        said = ended.stdout + ended.stderr
        assert "Traceback" not in said, said
        if kind == "fails in":
            assert ended.returncode == 1, said
        else:
            # A student's own check ends with 1 while something is left to do; so does asking for a hint.
            assert ended.returncode == 0 or (ended.returncode == 1 and words[1] in ("check", "hint")), said
        all_said += said
    return all_said


def put(block: Block, path: Path) -> None:
    """Put a block's code where the page says."""
    kind = block.mark.partition(": ")[0]
    before = "" if kind == "file" else path.read_text(encoding="utf-8")
    if kind == "replace":
        (new,) = ast.parse(block.text).body
        assert isinstance(new, ast.FunctionDef)
        (old,) = (one for one in ast.parse(before).body if isinstance(one, ast.FunctionDef) and one.name == new.name)
        lines = before.splitlines(keepends=True)
        # What is written as a comment behind the last statement belongs to it, as nbgrader's marks do.
        end = next(
            (at for at in range(old.end_lineno or 0, len(lines)) if not lines[at].startswith((" ", "\t"))), len(lines)
        )
        text = "".join([*lines[: old.lineno - 1], block.text, *lines[end:]])
    else:
        text = f"{before}\n\n{block.text}" if before else block.text
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.docs
@pytest.mark.parametrize("page", [p for p in PAGES if any(b.mark for b in blocks(p))], ids=lambda page: page.name)
def test_everything_that_a_page_shows_runs(page: Path, course: Path) -> None:
    said = ""
    for block in blocks(page):
        kind, _, target = block.mark.partition(": ")
        if kind in ("run", "run in", "run at", "fails in"):
            said = run(block, course)
        elif kind == "said":
            for line in block.text.splitlines():
                assert " ".join(line.split()) in " ".join(said.split()), said
        elif kind in ("file", "append", "replace"):
            put(block, course / target)
    if page.name == "tutorial.md":
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TORCHGRADE_HOME": str(course / "home"), "COLUMNS": "120"}
        command = [sys.executable, "-m", "autograder", "check"]
        folder = course / "my_course" / "exercises" / "my_lesson"
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
        assert "The half is rounded down" in ended.stdout
    if page.name == "platforms.md":
        told = read_sheet((course / "graded" / "canvas.csv").read_bytes())
        assert sum(bool(row["linear_regression"]) for row in told.dicts() if row["ID"]) == len(STUDENTS)
        assert (course / "graded" / "canvas-feedback-linear_regression.zip").is_file()
    if page.name == "first_class.md":
        assert (course / "graded" / "report" / "index.html").is_file()
        assert (course / "graded" / "gradescope" / "linear_regression" / "ada.json").is_file()
