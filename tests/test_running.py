"""Whatever a submission does, each check gets its own verdict and the rest go on."""

import time

import pytest

from autograder.core import tempdirs
from autograder.course.layout import Course
from autograder.course.solutions import Solutions
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.record.codec import as_json
from autograder.record.of_result import record
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from tests.conftest import SEED, Mark

GOOD = "def double(x):\n    return 2 * x\n"
# The tiny lesson asks `double` of a tensor and of a number: two probes, one point each.


def outcomes(found) -> list[str]:  # type: ignore[no-untyped-def]
    return [check["outcome"] for check in found["tasks"][0]["checks"]]


@pytest.mark.parametrize(
    "source",
    [
        GOOD,
        "double = lambda x: x + x",
        "raise SystemExit\n" + GOOD,
        "import sys; sys.exit(3)\n" + GOOD,
        GOOD + "\n1 / 0\n",
        "undefined_name.method()\n" + GOOD,
        "name = input('Your name? ')\n" + GOOD,
        "raise KeyboardInterrupt\n" + GOOD,
        "print('x' * 10_000_000)\n" + GOOD,
        "if __name__ == '__main__':\n    while True: pass\n" + GOOD,
        "import autograder\nautograder.check('double')\n" + GOOD,
        "from autograder import check\n" + GOOD + "check('double')\n",
        "from __future__ import annotations\n" + GOOD.replace("(x)", "(x: Undefined) -> Undefined"),
        "import matplotlib.pyplot as plt\nplt.plot([1]); plt.show()\n" + GOOD,
        "import torch\ntorch.set_default_dtype(torch.float64)\ntorch.set_grad_enabled(False)\n" + GOOD,
        "class Double:\n    def __call__(self, x): return 2 * x\ndouble = Double()",
        "from dataclasses import dataclass\n@dataclass\nclass D:\n    k: int = 2\n" + GOOD.replace("2 *", "D().k *"),
        "import os; os._exit(0)\n" + GOOD,
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n" + GOOD,
        "import ctypes; ctypes.string_at(0)\n" + GOOD,
        "class E(BaseException):\n    def __str__(self): raise self\nraise E\n" + GOOD,
        "import sys; sys.stdout = None; sys.setrecursionlimit(50)\n" + GOOD,
    ],
)
def test_a_right_task_keeps_its_marks_whatever_else_the_program_does(mark: Mark, source: str) -> None:
    assert outcomes(mark(source)) == ["passed", "passed"]


@pytest.mark.parametrize(
    ("loop", "most"),
    [
        ("while True: pass", 12),
        ("import time\nfor epoch in range(10**6): time.sleep(1)", 12),
        ("while True:\n    try:\n        while True: pass\n    except BaseException: pass", 20),
    ],
)
def test_endless_code_at_top_level_is_stopped_and_noted(mark: Mark, loop: str, most: float) -> None:
    began = time.monotonic()
    found = mark(f"{loop}\n{GOOD}")
    assert outcomes(found) == ["passed", "passed"]
    assert time.monotonic() - began < most
    assert "stopped" in found["notes"][0]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("while True: pass", "did not finish in 5 seconds"),
        (
            "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
            "did not finish",
        ),
        ("import os; os._exit(0)", "ended its own process"),
        ("import ctypes; ctypes.string_at(0)", "segmentation fault"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", "did not finish"),
        ("return bytearray(40 * 2**30)", "MemoryError"),
        ("def f(): f()\n    f()", "RecursionError"),
        ("raise SystemExit", "SystemExit"),
        ("return [0] * 10**6", "cannot be looked at"),
    ],
)
def test_a_check_that_hangs_or_dies_costs_its_own_points_only(mark: Mark, body: str, word: str) -> None:
    found = mark(f"def double(x):\n    if isinstance(x, float):\n        return 2 * x\n    {body}\n")
    assert outcomes(found) == ["failed", "passed"]
    assert word in found["tasks"][0]["checks"][0]["message"]
    assert found["score"] == 1.0


def test_the_place_of_an_endless_loop_is_told(mark: Mark) -> None:
    check = mark("def double(x):\n    n = 0\n    while n < 1:\n        n -= 1\n")["tasks"][0]["checks"][0]
    assert check["where"]["line"] in (3, 4)
    assert check["where"]["file"] == "tiny.py"


def test_an_error_is_told_once_with_its_line(mark: Mark) -> None:
    found = mark("def double(x):\n    y = x\n    return yy * 2\n")
    first, second = found["tasks"][0]["checks"]
    assert first["where"] == {"file": "tiny.py", "line": 3, "code": "return yy * 2"}
    assert "NameError" in first["message"]
    assert first["message"].count("line 3") == 1
    assert "return yy" not in first["message"]  # it is shown beside the words
    assert second["outcome"] == "blocked"


@pytest.mark.parametrize("source", ["x = 1", "", "def duoble(x): return 2 * x"])
def test_a_missing_task_is_not_attempted(mark: Mark, source: str) -> None:
    found = mark(source)
    assert outcomes(found) == ["not_attempted"] * 2
    assert found["score"] == 0.0
    if "duoble" in source:
        assert "duoble" in found["tasks"][0]["checks"][0]["message"]


def test_a_task_whose_definition_failed_says_why(mark: Mark) -> None:
    check = mark("def double(x=undefined):\n    return 2 * x\n")["tasks"][0]["checks"][0]
    assert check["outcome"] == "failed"
    assert "could not be defined" in check["message"]
    assert "undefined" in check["message"]


def test_a_recognised_mistake_is_named(mark: Mark) -> None:
    found = mark("def double(x):\n    return x ** 2\n")
    assert found["tasks"][0]["checks"][0]["diagnosis"]["id"] == "squares"
    other = mark("def double(x):\n    return x * 3\n")
    assert other["tasks"][0]["checks"][0]["diagnosis"] is None
    assert "expected" in other["tasks"][0]["checks"][0]["message"]


ODD_RESULTS = [
    "'text'",
    "float('nan')",
    "x",
    "[2 * x]",
    "type('L', (float,), {'__eq__': lambda s, o: True, '__sub__': lambda s, o: 0.0})(1.0)",
    "__import__('torch').full((5,), float('nan'))",
    "__import__('torch').zeros(5, 5)",
    "__import__('torch').zeros(0)",
    "__import__('torch').zeros(())",
    "object()",
    "{'result': 1}",
    "10**400",
    "lambda: 2 * x",
]


@pytest.mark.parametrize("result", ODD_RESULTS)
def test_odd_results_fail_and_never_break_the_grader(mark: Mark, result: str) -> None:
    found = mark(f"def double(x):\n    return {result}\n")
    assert outcomes(found)[0] in ("failed", "blocked")
    assert found["score"] == 0.0


FORGERIES = [
    # patches that would fool a grader that judges in the student's process
    "import torch\ntorch.allclose = torch.equal = lambda *a, **k: True\ndef double(x): return x\n",
    "import autograder.judge.compare as c\nc.agrees = lambda *a: True\ndef double(x): return x\n",
    "import autograder.lesson.claims as c\nc.Close = lambda *a, **k: c.Holds('', True, '', '')\n"
    "def double(x): return x\n",
    "import json\njson.dumps = lambda *a, **k: '{}'\ndef double(x): return x\n",
    "import autograder.wire.frames as f\nf.encode = lambda *a, **k: {'score': 100}\ndef double(x): return x\n",
    # messages of its own on every descriptor
    "import os\nfrom autograder.wire import encode_frame\n"
    "for fd in range(3, 40):\n    try:\n        os.write(fd, encode_frame({'event': 'done'}))\n"
    "        os.write(fd, encode_frame({'event': 'observed', 'name': 'double.of_a_tensor', "
    "'values': {'result': 1.0}, 'failure': None}))\n"
    "    except OSError: pass\ndef double(x): return x\n",
    "import os\nfor fd in range(3, 40):\n    try: os.write(fd, b'passed' * 100)\n    except OSError: pass\n"
    "def double(x): return x\n",
    "import os\nos.closerange(3, 100)\ndef double(x): return x\n",
    "print('100%')\nprint({'score': 2.0, 'outcome': 'passed'})\ndef double(x): return x\n",
    "import sys\nclass M: pass\nsys.modules['autograder.judge'] = M()\ndef double(x): return x\n",
]


@pytest.mark.parametrize("source", FORGERIES)
def test_nothing_in_the_students_process_makes_a_mark(mark: Mark, source: str) -> None:
    assert mark(source)["score"] == 0.0


def test_one_students_tricks_do_not_reach_the_next(mark: Mark) -> None:
    mark("import torch\ntorch.Tensor.__mul__ = torch.Tensor.__rmul__ = lambda *a: None\ndouble = lambda x: 2 * x")
    mark("import builtins\nbuiltins.float = None\nimport random; random.seed = None")
    assert outcomes(mark(GOOD)) == ["passed", "passed"]


def test_the_same_program_gets_the_same_record(mark: Mark) -> None:
    source = "import torch\ndef double(x): return x * torch.rand(())\n"
    first, second = mark(source), mark(source)
    first.pop("seconds")
    second.pop("seconds")
    assert first == second


def test_a_temporary_folder_that_a_student_removed_costs_nobody_else(
    course: Course, tiny: Lesson, solutions: Solutions, trusted: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempdirs, "_private", {})
    open_to_all = launcher(course.exercise("tiny"))  # no isolation
    try:
        marker = Marker(tiny, Expectations(tiny, solutions, SEED, trusted), open_to_all)
        removes = f"import shutil\nshutil.rmtree({str(tempdirs.private_folder())!r})\n{GOOD}"
        for name, source in (("a_mallory", removes), ("ada", GOOD)):
            program = Program((Unit(source, "tiny.py"),))
            found = as_json(record(marker.mark(Submission(name, "tiny", "tiny.py", program, sha256="0"))))
        assert outcomes(found) == ["passed", "passed"]
    finally:
        open_to_all.close()
        tempdirs.remove_private_folder()
