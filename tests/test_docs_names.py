"""What the pages name in backticks exists: checks, options, files, modules."""

import importlib
import importlib.util
import re
from pathlib import Path

import pytest

from autograder.course.layout import Course

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "start").glob("*.md")),
    *sorted(ROOT.glob("*.md")),
    ROOT / "tests" / "submissions" / "README.md",
]
FOLDERS = "autograder|benchmarks|docs|exercises|release|solutions|source|tests"
COURSE = Course(ROOT)
OTHERS_OPTIONS = {"--no-execute"}  # of nbgrader
EXAMPLES = {"my_lesson", "second_lesson", "LESSON"}  # stand for a lesson of the reader's own


def named(page: Path) -> list[str]:
    """What stands in backticks, outside blocks of code."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


@pytest.fixture(scope="module")
def checks() -> dict[str, set[str]]:
    """By task, its checks and probes."""
    return {
        task.name: {*task.checks, *(name.partition(".")[2] for name in task.probes)}
        for lesson in COURSE.lessons
        for task in COURSE.load(lesson).tasks.values()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_checks_that_are_named_exist(page: Path, checks: dict[str, set[str]]) -> None:
    for text in named(page):
        for task, check in re.findall(r"\b([a-z]\w+)\.([a-z_]\w+)\b", text):
            if task in checks and check not in ("py", "ipynb"):
                assert check in checks[task], f"{page.name}: `{text}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_options_that_are_named_exist(page: Path) -> None:
    known = set(
        re.findall(r"--[a-z][a-z-]+", (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8"))
    )
    for text in named(page):
        program = re.match(r"python ((?:benchmarks|docs/make)/\w+\.py)", text)
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text):
            theirs = program and f'"{option}"' in (ROOT / program[1]).read_text(encoding="utf-8")
            assert theirs or option in known | OTHERS_OPTIONS, f"{page.name}: `{text}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_files_that_are_named_exist(page: Path) -> None:
    for text in named(page):
        if re.fullmatch(rf"(?:{FOLDERS})/[\w./-]*", text) and not EXAMPLES & set(text.split("/")):
            assert (ROOT / text).exists(), f"{page.name}: `{text}`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_modules_that_are_named_exist(page: Path) -> None:
    for text in named(page):
        for dotted in re.findall(r"\bautograder(?:\.\w+)+", text):
            assert exists(dotted), f"{page.name}: `{text}`"


def exists(dotted: str) -> bool:
    """Whether it is a module, or something in one."""
    parent, _, name = dotted.rpartition(".")
    try:
        return importlib.util.find_spec(dotted) is not None or hasattr(importlib.import_module(parent), name)
    except ModuleNotFoundError:  # the parent is no package
        return importlib.util.find_spec(parent) is not None and hasattr(importlib.import_module(parent), name)
