"""Submissions of every shape are read, or refused with what, where and what to do."""

import gc
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission, read_submission
from autograder.submission.tasks import ABSENT, ATTEMPTED, UNTOUCHED, attempts, called_names
from tests.conftest import hand_in, notebook

NAMES = frozenset({"double", "halve"})
GOOD = "def double(x):\n    return 2 * x\n"


def read(root: Path, student: str = "ada") -> Submission | None:
    return read_submission(root / student / "tiny", student, "tiny", NAMES)


def read_as(root: Path, content: str | bytes, file: str = "tiny.py") -> Submission:
    hand_in(root, "ada", content, file)
    found = read(root)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        b"# -*- coding: latin-1 -*-\n# caf\xe9\n" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        "# größe λ\n".encode() + GOOD.encode(),
    ],
)
def test_a_file_is_read_as_python_reads_it(tmp_path: Path, content: bytes) -> None:
    program = read_as(tmp_path, content).program
    assert program is not None
    assert attempts(program, NAMES)["double"].status == ATTEMPTED


@pytest.mark.parametrize(
    ("content", "file", "words"),
    [
        (b"", "tiny.py", ["empty", "save"]),
        (b"  \n", "tiny.ipynb", ["empty"]),
        (b"x = 1\ndef f(:\n", "tiny.py", ["line 2", "def f(:"]),
        (b"x = '\xff'\n", "tiny.py", ["UTF-8"]),
        ("x = 1".encode("utf-16"), "tiny.py", ["UTF-16", "save it as UTF-8"]),
        (b"x = 1\0", "tiny.py", ["cannot read"]),
        (b"# coding: klingon\n", "tiny.py", ["klingon"]),
        (b"(" * 5000, "tiny.py", ["cannot read"]),
        (notebook(GOOD)[:-20], "tiny.ipynb", ["ends in the middle", "line 1"]),
        (b'{"cells": 3}', "tiny.ipynb", ["no list of cells"]),
        (b"[" * 100_000, "tiny.ipynb", ["tiny.ipynb"]),
        (b"\xff\xfe", "tiny.ipynb", ["empty"]),
        (b"null", "tiny.ipynb", ["no list of cells"]),
    ],
)
def test_what_cannot_be_read_says_what_and_where(tmp_path: Path, content: bytes, file: str, words: list[str]) -> None:
    found = read_as(tmp_path, content, file)
    assert found.program is None
    assert found.problem is not None
    assert all(word in found.problem for word in words), found.problem


def test_links_pipes_and_huge_files_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text(GOOD)
    folder = tmp_path / "ada" / "tiny"
    folder.mkdir(parents=True)
    target = folder / "tiny.py"
    target.symlink_to(secret)
    assert "link" in str(read(tmp_path).problem)  # type: ignore[union-attr]
    target.unlink()
    os.mkfifo(target)
    assert "not an ordinary file" in str(read(tmp_path).problem)  # type: ignore[union-attr]
    target.unlink()
    with target.open("wb") as file:
        file.truncate(30 * 2**20)
    assert "larger than" in str(read(tmp_path).problem)  # type: ignore[union-attr]
    (tmp_path / "ben").mkdir()
    (tmp_path / "ben" / "tiny").symlink_to(folder)
    assert "link" in str(read(tmp_path, "ben").problem)  # type: ignore[union-attr]


def test_with_both_files_the_notebook_counts_and_the_record_says_so(tmp_path: Path) -> None:
    hand_in(tmp_path, "ada", "def halve(x): return x / 2")
    found = read_as(tmp_path, notebook(GOOD), "tiny.ipynb")
    assert found.file == "tiny.ipynb"
    assert "notebook counts" in found.notes[0]


@pytest.mark.parametrize("file", ["Tiny.py", "tiny (1).py", "homework.ipynb"])
def test_a_wrong_name_is_marked_and_noted(tmp_path: Path, file: str) -> None:
    found = read_as(tmp_path, notebook(GOOD) if file.endswith("ipynb") else GOOD, file)
    assert found.program is not None
    assert file in found.notes[0]


def test_of_several_wrong_names_the_one_with_the_tasks_is_taken(tmp_path: Path) -> None:
    hand_in(tmp_path, "ada", "print('notes')", "aaa.py")
    assert read_as(tmp_path, GOOD, "zzz.py").file == "zzz.py"


def test_a_folder_without_a_submission_gives_none(tmp_path: Path) -> None:
    hand_in(tmp_path, "ada", "some text", "notes.txt")
    assert read(tmp_path) is None


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("%matplotlib inline\nx = 1", "x = 1"),
        ("!pip install torch\nx = 1", "x = 1"),
        ("%%time\nx = 1", "x = 1"),
        ("%%capture out\nx = 1", "x = 1"),
        ("files = !ls\nx = 1", "x = 1"),
        ("%time x = 1", "x = 1"),
        ("double?\nx = 1", "x = 1"),
        ("text = '''\n%not a magic\n!nor this\n'''\nx = 1", "%not a magic"),
        ("if True:\n    %time x = 1\n", "x = 1"),
        ("a = 7 % 3\nx = 1", "a = 7 % 3"),
    ],
)
def test_magics_are_neutralised_and_python_stays(cell: str, kept: str) -> None:
    text = neutralise(cell)
    compile(text, "cell", "exec")
    assert kept in text


@pytest.mark.parametrize(
    "cell",
    [
        "!ls\n" * 3000,
        "!ls\n" + " " * 200_000,
        "!ls\n" + " " * 200_000 + "x",
        "!ls\n" + "get_ipython().a(" * 12_000,
        "!ls\n" + "get_ipython().a(" * 1_200,
        "!ls\n" + "a." * 100_000,
        "!ls\n" + "a b " * 50_000,
        "!ls\n" + "a=" * 100_000,
        "x?" * 100_000,
        "%time " * 40_000,
        "!ls\\\n" * 40_000,
        "(" * 100_000 + "\n!ls",
    ],
)
def test_no_cell_keeps_the_reader_busy(cell: str) -> None:
    began = time.process_time()
    neutralise(cell)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("cell", ["%time print('a', \"b\")\nx = 1", "%time x = f('a')", "if True:\n    %time x = 'a'"])
def test_a_timed_statement_runs_whatever_quotes_it_has(cell: str) -> None:
    assert "x =" in neutralise(cell)
    assert "print('a', \"b\")" in neutralise(cell) or "print" not in cell


@pytest.mark.parametrize("text", ["get_ipython().run_line_magic('time', '\\')", "%time 'unclosed"])
def test_what_ipython_makes_nothing_of_is_left_out(text: str) -> None:
    assert "x = 1" in neutralise(f"!ls\n{text}\nx = 1")


@pytest.mark.parametrize("cell", ["%%bash\nrm -rf x", "%%html\n<b>", "%%writefile a.py\nx = 1", "%%latex\n$a$"])
def test_cells_in_other_languages_are_left_out(cell: str) -> None:
    assert neutralise(cell).startswith("pass")


def test_old_notebooks_and_odd_cells_are_read(tmp_path: Path) -> None:
    old = b'{"worksheets": [{"cells": [{"cell_type": "code", "input": ["def double(x):\\n", "    return 2 * x"]}]}]}'
    for content in (old, notebook(GOOD, 3, None, {"cell_type": "code"}, {"cell_type": "code", "source": 5})):  # type: ignore[arg-type]
        program = read_as(tmp_path, content, "tiny.ipynb").program
        assert program is not None
        assert attempts(program, NAMES)["double"].status == ATTEMPTED


def test_one_broken_cell_leaves_the_others(tmp_path: Path) -> None:
    program = read_as(tmp_path, notebook("def halve(x:\n", GOOD), "tiny.ipynb").program
    assert program is not None
    assert attempts(program, NAMES)["double"].status == ATTEMPTED
    assert [broken.unit.cell for broken in program.broken] == [1]


def test_the_lessons_own_cells_are_skipped_unless_they_define_a_task(tmp_path: Path) -> None:
    demo = {"cell_type": "code", "metadata": {"tags": ["demo"]}, "source": "train_for_an_hour()"}
    moved = {"cell_type": "code", "metadata": {"tags": ["demo"]}, "source": GOOD}
    program = read_as(tmp_path, notebook(demo, moved), "tiny.ipynb").program
    assert program is not None
    assert [unit.skip for unit in program.units] == [True, False]


STUBS = [
    "def double(x):\n    raise NotImplementedError",
    "def double(x):\n    '''Doc.'''\n    raise NotImplementedError('replace')",
    "def double(x):\n    pass",
    "def double(x):\n    ...",
    "def double(x):\n    '''Only this.'''",
    "def double(x):\n    return None",
    "def double(x):\n    # TODO\n    return",
    "class double:\n    '''Doc.'''\n    def __init__(self):\n        raise NotImplementedError\n    def f(self): pass",
    "double = ...",
    "double = None",
    "double = ''",
    "double = (..., ...)",
    "from torch import nn\nclass double(nn.Module):\n    def forward(self, x):\n        pass",
    "import torch\n@torch.no_grad()\ndef double(x):\n    pass",
]
TRIES = [
    "class Mixin:\n    def __len__(self): return 3\nclass Base(Mixin): n = 3\nclass double(Base):\n    pass",
    "class double(make_base()):\n    'Doc.'",
    "def meta(*given): return type(*given)\nclass double(metaclass=meta):\n    pass",
    "def fill(cls): cls.n = 3; return cls\n@fill\nclass double:\n    pass",
    "def other(f): return lambda x: 2 * x\n@other\ndef double(x):\n    pass",
    "class double:\n    pass\ndouble.f = lambda self: 3",
    "def double(x):\n    pass\ndouble.__code__ = (lambda x: 2 * x).__code__",
    "def double(x):\n    return 2 * x",
    "def double(x):\n    y = x\n    raise NotImplementedError",
    "double = lambda x: x",
    "double = 'b'",
    "double = 0",
    "if True:\n    def double(x): return x",
    "from helpers import double",
    "import helpers as double",
    "for double in [1]: pass",
    "with open('x') as double: pass",
    "class double:\n    n = 3",
    "def double(x):\n    return 2 * x\ndef double(x):\n    raise NotImplementedError",
]


@pytest.mark.parametrize("source", STUBS)
def test_an_untouched_stub_is_no_attempt(source: str) -> None:
    assert attempts(Program((Unit(source, "f.py"),)), NAMES)["double"].status == UNTOUCHED


@pytest.mark.parametrize("source", TRIES)
def test_anything_else_is_an_attempt(source: str) -> None:
    assert attempts(Program((Unit(source, "f.py"),)), NAMES)["double"].status == ATTEMPTED


def test_absent_names_and_star_imports() -> None:
    assert attempts(Program((Unit("x = 1", "f.py"),)), NAMES)["double"].status == ABSENT
    assert attempts(Program((Unit("from helpers import *", "f.py"),)), NAMES)["double"].status == ATTEMPTED


def test_called_names_follow_helpers() -> None:
    source = "def help(): return double\ndef quadruple(x): return help()(x)\n"
    assert "double" in called_names(Program((Unit(source, "f.py"),)), "quadruple")


class Slow:
    """Garbage that takes its time to go, so that other threads come in between."""

    def __init__(self) -> None:
        self.ring = self

    def __del__(self) -> None:
        sum(range(50))


def test_threads_that_read_side_by_side_do_not_disturb_each_other() -> None:
    source = "def f(x):\n    return " + " + ".join(["g(x, [1, 2, (3, 4)])"] * 60)
    before, interval = gc.get_threshold(), sys.getswitchinterval()

    def read() -> None:
        for _ in range(100):
            Slow()
            parse(source)

    gc.set_threshold(5)
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as threads:
            for done in [threads.submit(read) for _ in range(6)]:
                done.result()  # with `ast.parse` alone dozens of these fail
    finally:
        gc.set_threshold(*before)
        sys.setswitchinterval(interval)
