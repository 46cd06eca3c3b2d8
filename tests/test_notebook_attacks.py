"""Attacks of ordinary notebooks: wrong answers that would be right get no points, and nothing else gets through."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.notebooks.run import Cell, NotebookRun, Patience
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
