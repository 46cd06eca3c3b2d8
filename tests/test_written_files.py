"""Files that an ordinary notebook writes lie beside it afterwards, as in plain nbgrader, and nowhere else."""

import os
from pathlib import Path

import pytest

from autograder.nbgrader.written_files import put_written
from autograder.sandbox import available
from tests.nbgrader_course import NbCourse
from tests.ordinary_course import Notebook, code, handed_in, ordinary_course

WRITES = """
import os
os.makedirs('plots/first', exist_ok=True)
open('table.csv', 'w').write('a,b')
open('plots/first/one.png', 'wb').write(bytes(range(256)))
open('data.csv', 'w').write('changed')
open('.hidden', 'w').write('x')
open('other.ipynb', 'w').write('{}')
os.symlink('/etc/passwd', 'link.txt')
os.mkfifo('pipe')
open('large.bin', 'wb').write(bytes(17 * 2**20))
"""


def asks_for_python(book: Notebook) -> None:
    """By the name that Jupyter takes for its own Python."""
    book["metadata"]["kernelspec"]["name"] = "python"


def beside(course: NbCourse) -> dict[str, bytes]:
    root = course.root / "autograded" / "ada" / "week1"
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.skipif(available().best < 2, reason="needs isolation")
def test_new_files_stay_and_come_back_with_what_was_kept(tmp_path: Path) -> None:
    book = [code("f = 1", "f", solution=True), code("assert f == 1", "test_f", 1)]
    course = ordinary_course(tmp_path, {"book": book})
    handed_in(course, "ada", "book", {"f": f"{WRITES}f = 1"}, asks_for_python)
    (course.root / "submitted" / "ada" / "week1" / "data.csv").write_text("as handed in")
    wanted = {"table.csv": b"a,b", "plots/first/one.png": bytes(range(256)), "data.csv": b"as handed in"}
    for _ in range(2):  # the second time from what was kept
        ran = course.run("autograde", "week1", "--force")
        assert "confined by bubblewrap" not in ran.stderr
        found = beside(course)
        assert {name: data for name, data in found.items() if name not in ("book.ipynb", "timestamp.txt")} == wanted
        assert b"outputs" in found["book.ipynb"]


HARMFUL = [
    *("../out", "/tmp/out", "a/../../out", "", "a//b", "./b", ".ssh/key", "a\\b", "a\0b", "\udcff", "Book.IPYNB"),
    "x" * 300,
]


def test_a_name_leads_nowhere_else(tmp_path: Path) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / "kept").write_bytes(b"kept")
    (folder / "file").write_bytes(b"")
    os.symlink(outside, folder / "elsewhere")
    os.symlink(outside / "new", folder / "dangling")
    names = [*HARMFUL, "elsewhere/out", "dangling", "kept", "file/below", "/".join("abcdefghij"), "good/one"]
    put_written(folder, dict.fromkeys(names, b"new"))
    assert {str(path.relative_to(folder)) for path in folder.rglob("*")} == {
        *("kept", "file", "elsewhere", "dangling", "good", "good/one")
    }
    assert (folder / "kept").read_bytes() == b"kept"
    assert list(outside.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "outside"]
