"""Write docs/reference/tried.md, what was tried of downloads and files, from the tests that try it.

python docs/make/tried.py           write it
python docs/make/tried.py --check   fail where it is not current
"""

import ast
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2] / "tests"
HEAD = """<!-- made by docs/make/tried.py from the tests: change these, not this page -->

# What was tried

Each line is a test, or a case of one; `make test` runs them all. Where the forms of the platforms come from is told in
[from a learning platform, and back to it](../platforms.md#where-the-forms-come-from): no download of a running platform
was at hand."""

# By their names on the page: the file of a platform's tests, in the order of the page.
PLATFORMS = ("canvas", "moodle", "blackboard", "brightspace", "gradescope", "github", "google", "pattern")
CIRCLE = ("collecting/test_round_trip.py", "PLATFORMS", "test_a_class_of_thirty_from_the_download_to_the_gradebook")
BESIDES = {
    "Which platform it is": "collecting/test_recognise.py",
    "Class lists": "collecting/test_class_list.py",
    "Gradebooks": "collecting/test_gradebooks.py",
    "Downloads of hostile hands": "collecting/test_hostile_downloads.py",
    "Ended in the middle": "collecting/test_kill_collect.py",
    "Which file counts": "test_which_file.py",
}
# Tables of kinds: the file, the table, the test that goes through it, and what becomes of such a file.
KINDS = (
    ("test_other_kinds.py", "KINDS", "test_another_kind_of_file_is_named_in_one_sentence", "named, not marked"),
    ("test_odd_files.py", "NAMED", "test_what_cannot_be_read_is_named_in_one_sentence", "named, not marked"),
    (
        "test_odd_files.py",
        "READ",
        "test_what_can_be_read_is_read_with_a_remark",
        "read, with a remark",
    ),
    ("test_recovery.py", "KINDS", "test_a_mistake_costs_its_own_definition_and_is_named", "costs its definition"),
    ("test_stand_ins.py", "HARMLESS", "test_what_a_task_does_not_need_costs_nothing", "costs nothing"),
    (
        "test_stand_ins.py",
        "NEEDED",
        "test_what_a_task_needs_is_no_loss_of_the_students",
        "no mark until it is installed",
    ),
)
TITLES = {
    "test_other_kinds.py": "Other kinds of files under the name of a notebook or a program",
    "test_odd_files.py": "Odd files",
    "test_recovery.py": "Mistakes in the syntax",
    "test_stand_ins.py": "Modules that are not installed",
}


def page() -> str:
    """The page's text."""
    return "\n".join([HEAD, *_platforms(), *_besides(), *_kinds()]) + "\n"


def _platforms() -> Iterator[str]:
    file, table, test = CIRCLE
    yield "\n## From the download to the gradebook\n"
    yield f"A class of thirty, with the commands typed: {', '.join(_keys(file, table))}. `{_named(file, test)}`"
    for name in PLATFORMS:
        yield from _sentences(name, f"collecting/test_{name}.py")


def _besides() -> Iterator[str]:
    for title, file in BESIDES.items():
        yield from _sentences(title, file)


def _sentences(title: str, file: str) -> Iterator[str]:
    yield f"\n### {title}\n\nIn `tests/{file}`:\n"
    yield from (f"- {_words(name)}" for name in _tests(file))


def _kinds() -> Iterator[str]:
    yield "\n## Files that are handed in"
    for file, title in TITLES.items():
        yield f"\n### {title}\n\n| kind | what becomes of it | test in `tests/{file}` |\n|---|---|---|"
        for where, table, test, fate in KINDS:
            if where == file:
                _named(file, test)
                yield from (f"| {escape(kind, quote=False)} | {fate} | `{test}` |" for kind in _keys(file, table))


def _tree(file: str) -> ast.Module:
    return ast.parse((TESTS / file).read_text(encoding="utf-8"))


def _tests(file: str) -> list[str]:
    return [one.name for one in _tree(file).body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")]


def _named(file: str, test: str) -> str:
    """A test by its file and name, which has to be there."""
    if test not in _tests(file):
        sys.exit(f"tests/{file} has no {test}: name the test that goes through the table in docs/make/tried.py")
    return f"tests/{file}::{test}"


def _keys(file: str, table: str) -> list[str]:
    """The keys of a table in a test, in its order."""
    for one in _tree(file).body:
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == table and isinstance(one.value, ast.Dict):
            return [key.value for key in one.value.keys if isinstance(key, ast.Constant)]
    sys.exit(f"tests/{file} has no table {table}: name the one that is meant in docs/make/tried.py")


def _words(test: str) -> str:
    """The name of a test as the sentence that it is."""
    return test.removeprefix("test_").replace("_", " ").replace("python 2", "Python 2")


PAGES = {"tried.md": page}

if __name__ == "__main__":
    from written import write_or_compare

    sys.exit(write_or_compare(PAGES))
