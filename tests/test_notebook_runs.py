"""Cells of ordinary notebooks in confined processes: what they show, what stops them, and what goes on after that."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from autograder.notebooks.outcome import DIED, GARBLED, NOT_RUN, TIME, Cell, Outcome, Patience
from autograder.notebooks.run import NotebookRun
from autograder.notebooks.server import NotebookServer
from autograder.sandbox import available
from autograder.wire.cells import MEMORY, OUTPUT, Display, Failed, Job, Limits, Stream, Trusted

pytestmark = pytest.mark.skipif(available().best < 2, reason="needs isolation")
LIMITS = Limits(memory=600, cell_output=1, output=4)
QUICK = Patience(1.0, 1.0)


@dataclass
class Notebook:
    """A running notebook, with what each cell has said."""

    run: NotebookRun
    said: list[Any] = field(default_factory=list)
    _number: int = 0

    def cell(self, source: str, test: bool = False, patience: Patience = Patience(60.0, 5.0)) -> Outcome:  # noqa: B008
        self._number += 1
        self.said = []
        return self.run.cell(Cell(self._number, source, test), patience, self.said.append)

    def test(self, source: str, **more: Any) -> Outcome:
        return self.cell(source, test=True, **more)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotebookServer]:
    made = NotebookServer(available().best, [tmp_path_factory.getbasetemp()], ["numpy", "matplotlib.pyplot"])
    made.ready(300)
    yield made
    made.close()


@pytest.fixture
def book(server: NotebookServer) -> Iterator[Notebook]:
    trusted = Trusted(frozenset({"f", "np_result"}), {"np": "numpy"})
    run = NotebookRun(server, Job("", LIMITS, trusted), {"data/words.txt": b"one two"})
    yield Notebook(run)
    run.close()


def text(book: Notebook) -> str:
    return "".join(one.text for one in book.said if isinstance(one, Stream))


def test_names_stay_from_cell_to_cell_and_a_result_is_shown(book: Notebook) -> None:
    assert book.cell("x = 1\nprint('hello')\nx + 1") == _ended(1)
    assert book.said == [
        Stream("stdout", "hello\n"),
        Display("execute_result", {"text/plain": "2"}, {}, None, 1),
    ]
    book.cell("x, In[1][:5], _")
    assert book.said[0].data["text/plain"] == "(1, 'x = 1', 2)"


def _ended(count: int) -> Outcome:
    class Like(Outcome):
        def __eq__(self, other: object) -> bool:
            return isinstance(other, Outcome) and (other.count, other.failed, other.stopped) == (count, None, "")

        __hash__ = None  # type: ignore[assignment]

    return Like(count, None, None)


def test_a_row_of_prints_is_one_message_and_streams_keep_their_order(book: Notebook) -> None:
    book.cell("import sys\nfor n in range(3): print(n)\nprint('no', file=sys.stderr)\nprint('yes')")
    assert book.said == [Stream("stdout", "0\n1\n2\n"), Stream("stderr", "no\n"), Stream("stdout", "yes\n")]


def test_displays_updates_and_clearing(book: Notebook) -> None:
    book.cell(
        "from IPython.display import HTML, clear_output, display\n"
        "shown = display(HTML('a'), display_id='here')\nshown.update(HTML('b'))\nclear_output(wait=True)"
    )
    assert [getattr(one, "kind", "clear") for one in book.said] == ["display_data", "update_display_data", "clear"]
    assert [one.display_id for one in book.said[:2]] == ["here", "here"]
    assert book.said[2].wait is True


def test_figures_are_pictures(book: Notebook) -> None:
    book.cell("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    assert set(book.said[-1].data) == {"text/plain", "image/png"}


def test_an_error_has_its_traceback_and_the_next_cell_runs(book: Notebook) -> None:
    outcome = book.cell("def f():\n    return 1 / 0\nf()")
    assert outcome.failed is not None
    assert outcome.failed.ename == "ZeroDivisionError"
    assert book.said == [outcome.failed]
    assert "Cell" in outcome.failed.traceback[2]
    assert book.cell("f") == _ended(2)


def test_the_shell_keeps_folders_bookmarks_and_values_without_a_home(book: Notebook) -> None:
    for source in ("%cd -q data\n%bookmark words", "%cd -q ..\n%cd -q -b words", "kept = 3\n%store kept\n%store"):
        assert book.cell(source).failed is None, book.said
    assert "kept             -> 3" in "".join(text(book).split("\n")[-2:])
    book.cell("import os\nos.path.basename(os.getcwd()), len(_dh)")
    assert book.said[0].data["text/plain"] == "('data', 4)"


def test_a_failed_test_shows_the_line_that_failed_as_ipython_counts_them(book: Notebook) -> None:
    outcome = book.test("\n\n%time x = 1\nassert x == 2")
    assert outcome.failed is not None
    shown = re.sub(r"\x1b\[[\d;]*m", "", "".join(outcome.failed.traceback))
    assert "----> 2 assert x == 2" in shown


@pytest.mark.skipif(available().best < 3, reason="programs are started only in namespaces")
def test_a_program_that_fails_shows_no_line_of_the_kits(book: Notebook) -> None:
    outcome = book.cell("%%bash\nfalse")
    assert outcome.failed is not None
    assert "programs.py" not in "".join(outcome.failed.traceback)
    assert "hidden" not in "".join(outcome.failed.traceback)


def test_awaiting_works_and_tasks_go_on_in_later_cells(book: Notebook) -> None:
    assert (
        book.cell(
            "import asyncio\nawait asyncio.sleep(0.01)\nrunning = asyncio.create_task(asyncio.sleep(0, 7))"
        ).failed
        is None
    )
    book.cell("await running")
    assert book.said[0].data["text/plain"] == "7"


@pytest.mark.skipif(available().best < 3, reason="programs are started only in namespaces")
def test_programs_run_under_the_same_confinement(book: Notebook) -> None:
    book.cell("%%bash\necho $((1 + 2)); cat data/words.txt; cat /etc/passwd; ls /work /root /home /proc | wc -l")
    assert text(book).startswith("3\none two")
    assert "root:" not in text(book)
    book.cell("!echo hi")
    assert book.said == [Stream("stdout", "hi\r\n")]
    book.cell("found = !ls data\nfound")
    assert book.said[0].data["text/plain"] == "['words.txt']"
    book.cell("%%bash\nexec 3<>/dev/tcp/127.0.0.1/22 && echo connected")
    assert "connected" not in text(book)


@pytest.mark.parametrize(
    "line", ["%pip install six", "!pip install six", "!python3 -m pip install six", "%conda install six"]
)
def test_nothing_is_installed(book: Notebook, line: str) -> None:
    assert book.cell(line) == _ended(1)
    assert "Nothing is installed" in text(book)


def test_input_is_refused_as_in_a_kernel_without_a_keyboard(book: Notebook) -> None:
    outcome = book.cell("input('name? ')")
    assert outcome.failed is not None
    assert outcome.failed.ename == "StdinNotImplementedError"


def test_a_cell_that_takes_too_long_is_interrupted_and_names_stay(book: Notebook) -> None:
    book.cell("x = 5")
    outcome = book.cell("while True: pass", patience=QUICK)
    assert (outcome.stopped, outcome.failed and outcome.failed.ename) == (TIME, "KeyboardInterrupt")
    assert book.test("assert x == 5") == _ended(3)


def test_waiting_is_interrupted_too(book: Notebook) -> None:
    outcome = book.cell("import asyncio\nawait asyncio.sleep(60)", patience=QUICK)
    assert (outcome.stopped, outcome.count) == (TIME, 1)


SWALLOWS = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"


@pytest.mark.parametrize(
    ("source", "stopped"),
    [
        (SWALLOWS, TIME),
        ("import os; os._exit(0)", DIED),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", DIED),
        ("import os; os.write(3, b'forged')", GARBLED),
        ("import os; os.closerange(0, 100)", DIED),
    ],
)
def test_a_cell_that_takes_its_process_down_costs_only_itself(book: Notebook, source: str, stopped: str) -> None:
    book.cell("x = 5")
    assert book.cell("x = 6\n" + source, patience=QUICK).stopped == stopped
    assert book.test("assert x == 5").failed is None
    assert book.cell("x").failed is None


def test_processes_for_a_notebook_come_to_an_end(book: Notebook) -> None:
    found = [book.cell("import os; os._exit(1)").stopped for _ in range(10)]
    assert found == [DIED] * 8 + [NOT_RUN] * 2


def test_memory_is_bounded_and_the_next_cell_runs(book: Notebook) -> None:
    outcome = book.cell("x = bytearray(2**30)")
    assert (outcome.stopped, outcome.failed and outcome.failed.ename) == (MEMORY, "MemoryError")
    assert book.cell("1") == _ended(2)


@pytest.mark.skipif(available().best < 3, reason="programs are started only in namespaces")
def test_programs_share_the_notebooks_memory(book: Notebook) -> None:
    each = "import time; x = b'x' * (250 * 2**20); time.sleep(60)"
    start = f"import subprocess, sys\nfor _ in range(4): subprocess.Popen([sys.executable, '-c', {each!r}])"
    book.cell("x = 5")
    outcome = book.cell(f"{start}\nimport time; time.sleep(60)")
    assert (outcome.stopped, outcome.count) == (MEMORY, None)
    assert book.test("assert x == 5").failed is None


@pytest.mark.skipif(available().best < 3, reason="programs are started only in namespaces")
def test_processes_are_bounded_and_none_is_left(book: Notebook) -> None:
    outcome = book.cell("import subprocess\nfor _ in range(500): subprocess.Popen(['sleep', '600'])")
    assert outcome.failed is not None
    assert (outcome.stopped, outcome.failed.ename) == ("processes", "BlockingIOError")


def test_a_cell_that_prints_without_end_is_stopped(book: Notebook) -> None:
    outcome = book.cell("while True: print('x' * 1000)")
    assert (outcome.stopped, outcome.failed and outcome.failed.ename) == (OUTPUT, "OutputLimit")
    assert len(text(book)) <= 2**20
    assert book.cell("1").failed is None


def test_a_notebook_that_says_too_much_in_all_is_stopped(book: Notebook) -> None:
    found = [book.cell("print('x' * 900_000)").stopped for _ in range(6)]
    assert found == ["", "", "", "", "", OUTPUT]


def test_files_are_bounded(book: Notebook) -> None:
    outcome = book.cell("with open('big', 'wb') as file:\n    for _ in range(2000): file.write(bytes(2**20))")
    assert outcome.failed is not None
    assert outcome.failed.ename == "OSError"


def test_nothing_of_the_course_is_in_sight(book: Notebook, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    book.cell(f"open({str(tmp_path / 'secret')!r}).read()")
    assert [type(one) for one in book.said] == [Failed]
    book.cell("import os\nsorted(os.environ)")
    assert "TORCHGRADE" not in book.said[0].data["text/plain"]
    book.cell("import socket\nsocket.create_connection(('127.0.0.1', 80), 1)")
    assert book.said[-1].ename == "PermissionError"


def test_each_process_draws_other_numbers(server: NotebookServer) -> None:
    found = set()
    for _ in range(2):
        run = NotebookRun(server, Job("", LIMITS, Trusted()), {})
        book = Notebook(run)
        book.cell("import numpy as np\nnp.random.rand()")
        found.add(book.said[0].data["text/plain"])
        run.close()
    assert len(found) == 2


def test_the_parent_loads_no_torch() -> None:
    import subprocess

    program = "import sys, autograder.notebooks.run, autograder.notebooks.source; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "False"


def test_a_library_that_starts_threads_is_left_to_the_notebooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "busy_library.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    names = ["calendar", "busy_library", "this"]
    made = NotebookServer(available().best, [], names)
    try:
        run = NotebookRun(made, Job("", LIMITS, Trusted()), {})
        book = Notebook(run)
        book.cell(f"import sys\n[name for name in {names} if name in sys.modules]")
        assert book.said[0].data["text/plain"] == "['calendar', 'this']"
        run.close()
    finally:
        made.close()


FINDS_THE_CHECK = """
import builtins, sys
class Yes:
    def __eq__(self, other): return True
found = []
def f():
    for space in (vars(builtins), globals(), *(vars(one) for one in sys.modules.values() if hasattr(one, '__dict__'))):
        for name, value in list(space.items()):
            if str(getattr(value, '__module__', '')) == 'autograder.kernel.plain_values':
                found.append(name)
    return Yes()
"""


def test_an_answer_finds_no_name_for_what_looks_at_its_values(book: Notebook) -> None:
    book.cell(FINDS_THE_CHECK)
    assert "Yes" in book.test("assert f() == 2").failed.evalue
    book.cell("found")
    assert book.said[0].data["text/plain"] == "[]"
    assert book.test("def inner(f):\n    return all(f() == n for n in [2])\nassert inner(f)").failed is not None
    book.test("assert 1 is 1")
    assert "SyntaxWarning" in text(book)


SHOWS_ITS_OWN = """
import sys
def f():
    shown = sys.displayhook.__closure__
    for cell in shown or ():
        if isinstance(cell.cell_contents, list):
            cell.cell_contents[:] = ['True']
    sys.displayhook = lambda value: None
    return 1
"""


def test_what_an_example_shows_is_its_value(book: Notebook) -> None:
    book.cell(SHOWS_ITS_OWN)

    def shown(source: str, scope: Any = "copy") -> Any:
        outcome = book.run.cell(Cell(90, source, True, scope), Patience(60.0, 5.0), lambda output: None)
        return outcome.result.data["text/plain"] if outcome.result is not None else outcome.failed

    assert shown("for n in range(2): n") == "0\n1"  # from now on there is a hook to be found
    assert shown("f() == 2") == "False"
    assert shown("number = 3; number") == "3"
    assert shown("number + 1", "same") == "4"
    assert shown("number").ename == "NameError"
    book.cell("class Odd(Exception):\n    def __str__(self): return '\\ud800'")
    assert shown("raise Odd()").ename == "Error"
