"""Code that reaches for what observes it is pointed out to the instructor; honest code is not."""

from pathlib import Path

import pytest

from autograder.submission.flags import MAX_NOTES, review_flags
from autograder.submission.notebook import read_notebook
from autograder.submission.program import Program, Unit
from tests.conftest import Mark


def said(source: str) -> list[str]:
    return review_flags(Program((Unit(source, "mlp.py"),)))


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("import gc", "garbage"),
        ("import sys\nsys._getframe(3)", "frames"),
        ("import sys\nm = sys.modules['x']", "loaded modules"),
        ("from autograder.pytorch import watch", "kit's own"),
        ("import autograder.worker.job as j", "kit's own"),
        ("import torch\ntorch.allclose = lambda *a: True", "`torch.allclose`"),
        ("from torch import nn\nnn.Module.__call__ = None", "`nn.Module.__call__`"),
        ("import torch\nsetattr(torch, 'equal', None)", "part of a library"),
        ("import ctypes", "memory"),
        ("open('/proc/self/mem')", "processes"),
        ("try:\n    1/0\nexcept Exception as e:\n    e.__traceback__.tb_frame.f_back", "frames"),
        ("import subprocess", "other programs"),
    ],
)
def test_reaching_is_noted_with_its_line(source: str, word: str) -> None:
    [first, *_] = said(source)
    assert word in first
    assert "mlp.py, line " in first


@pytest.mark.parametrize(
    "source",
    [
        "from autograder import check, numbers_for\ncheck('relu')",
        "import autograder\nautograder.check('relu')",
        "import torch\ntorch.backends.cudnn.deterministic = True",
        "model.weight.data = 3\nself.sys = 1\noptimizer.param_groups[0]['lr'] = 1",
        "import os, sys, random, time, math, copy, inspect\nsys.stdout.flush()",
    ],
)
def test_honest_code_gets_no_note(source: str) -> None:
    assert said(source) == []


RELEASE = Path(__file__).resolve().parents[1] / "release"


@pytest.mark.parametrize("path", sorted(RELEASE.glob("*/*.ipynb")), ids=lambda path: path.stem)
def test_the_notebooks_that_students_get_reach_for_nothing(path: Path) -> None:
    assert review_flags(read_notebook(path.read_bytes(), path.name, frozenset()).program) == []


def test_the_record_says_it_and_takes_no_points(mark: Mark) -> None:
    found = mark("import gc\n\n\ndef double(x):\n    return 2 * x\n")
    assert found["score"] == found["max_score"]
    assert any("garbage collector" in what for what in found["look_at"])
    assert not any("garbage collector" in note for note in found["notes"]), "the student's page shows these"


def test_notes_are_few() -> None:
    assert len(said("import gc\n" * 50)) == MAX_NOTES


def test_no_right_program_of_the_corpus_gets_a_note() -> None:
    folder = Path(__file__).with_name("submissions")
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/right/*.py"))}
    assert {str(path): said(text) for path, text in texts.items() if said(text)} == {}
