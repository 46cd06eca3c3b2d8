"""Attacks of ordinary notebooks: wrong answers that would be right get no points, and nothing else gets through."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.notebooks.outcome import Cell, Patience
from autograder.notebooks.run import NotebookRun
from autograder.notebooks.server import NotebookServer
from autograder.notebooks.source import trusted_names
from autograder.sandbox import available
from autograder.wire.cells import Display, Job, Limits
from tests.attacks.harness.notebooks import BOOK, CHANGES, EXCUSED, REST, RIGHT, Attack, attacks, mark
from tests.nbgrader_course import OURS, PLAIN
from tests.ordinary_course import notebook

isolated = pytest.mark.skipif(available().best < 3, reason="needs namespaces")
FORGERIES = [attack for attack in attacks() if attack.family == "forge" and attack.name not in CHANGES]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotebookServer]:
    made = NotebookServer(available().best, [], ["math", "numpy"])
    made.ready(300)
    yield made
    made.close()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import json

    path = tmp_path_factory.mktemp("source") / "book.ipynb"
    path.write_text(json.dumps(notebook(BOOK)))
    return path


def verdicts(server: NotebookServer, source: Path, answer: str) -> dict[str, str]:
    """What each test cell came to: `passed`, `failed`, or the text of its result."""
    run = NotebookRun(server, Job("", Limits(), trusted_names(source)), {})
    found = {}
    try:
        for number, cell in enumerate(BOOK):
            own = cell["metadata"].get("nbgrader", {})
            name = own.get("grade_id", "")
            test = bool(own.get("grade"))
            text = {**REST, "second": answer}.get(name, cell["source"])
            outcome = run.cell(Cell(number, text, test), Patience(5.0, 2.0), lambda output: None)
            if test:
                failed = outcome.failed is not None or outcome.count is None
                result = outcome.result
                shown = result.data["text/plain"] if isinstance(result, Display) else "passed"
                found[name] = "failed" if failed else shown
    finally:
        run.close()
    return found


@isolated
def test_a_right_answer_passes(server: NotebookServer, source: Path) -> None:
    expected = {"test_first": "passed", "test_second": "passed", "test_parts": "1.0", "test_third": "passed"}
    assert verdicts(server, source, RIGHT["second"]) == expected


HONEST = {
    "helper_named_like_a_builtin": "def abs(x):\n    return x * x\ndef second(x):\n    return abs(x) + 3",
    "variable_named_like_a_builtin": "isinstance = 3\ndef second(x):\n    return x * x + isinstance",
    "another_import_of_a_name": "import math as np\ndef second(x):\n    return np.pow(x, 2) + 3 if x != 1 else 4",
    "looks_at_its_own_functions": "import inspect, traceback\ndef helper(a, b=2): return a\n"
    "assert list(inspect.signature(helper).parameters) == ['a', 'b']\nhelper.__code__.co_varnames\n"
    "def second(x):\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        traceback.format_exc()\n"
    "    return x * x + 3",
    "named_tuples_and_dataclasses": "from collections import namedtuple\nfrom dataclasses import dataclass\n"
    "P = namedtuple('P', 'x y')\n@dataclass\nclass Q:\n    x: int\nassert Q(1) == Q(1)\n"
    "def second(x):\n    return P(x, 3).x ** 2 + P(x, 3).y",
    "logs_and_warns": "import logging\ndef second(x):\n    logging.getLogger('a').info('x', stack_info=True)\n"
    "    return x * x + 3",
    "a_class_of_its_own": "class Number:\n    def __init__(self, x): self.x = x\n"
    "    def __mul__(self, o): return self.x * o.x\n"
    "def second(x):\n    return Number(x) * Number(x) + 3",
}


@isolated
@pytest.mark.parametrize("answer", HONEST.values(), ids=HONEST)
def test_honest_work_that_does_odd_things_passes(server: NotebookServer, source: Path, answer: str) -> None:
    expected = {"test_first": "passed", "test_second": "passed", "test_parts": "1.0", "test_third": "passed"}
    assert verdicts(server, source, answer) == expected


@isolated
@pytest.mark.parametrize("attack", FORGERIES, ids=lambda attack: attack.name)
def test_a_wrong_answer_gets_no_points(server: NotebookServer, source: Path, attack: Attack) -> None:
    text = attack.code.replace("@NAME@", attack.student)
    found = verdicts(server, source, text)
    earned = found["test_second"] != "failed" or found["test_parts"] not in ("failed", "0.0")
    assert earned == (attack.student in EXCUSED), found


@isolated
@pytest.mark.attacks
@pytest.mark.timeout(3600)
def test_a_class_of_attackers() -> None:
    """In plain nbgrader most get through, else this would show nothing; with the plug-in those with an excuse."""
    chosen = attacks()
    with tempfile.TemporaryDirectory() as folder:
        ours = mark(Path(folder), OURS, chosen)
    with tempfile.TemporaryDirectory() as folder:
        plain = mark(Path(folder), PLAIN, chosen)
    assert ours.through.keys() <= EXCUSED.keys()
    assert not ours.honest_lost
    assert len(plain.through) > len(chosen) * 0.6
