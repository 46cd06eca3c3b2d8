"""What is no notebook and no program is named for what it is, with what to hand in instead."""

import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from autograder.submission.submission import Submission, read_submission
from autograder.submission.tasks import ATTEMPTED, attempts
from tests.conftest import hand_in, notebook

NAMES = frozenset({"double", "halve"})
GOOD = "def double(x):\n    return 2 * x\n"


def read_as(root: Path, content: bytes, file: str = "tiny.ipynb") -> Submission:
    hand_in(root, "ada", content, file)
    found = read_submission(root / "ada" / "tiny", "ada", "tiny", NAMES)
    assert found is not None
    return found


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


LOGIN = b"<!DOCTYPE html>\n<html><head><title>Log in to the site</title></head><body><form></form></body></html>"
CONFLICT = notebook(GOOD).replace(b'"cells"', b'\n<<<<<<< HEAD\n"cells": [],\n=======\n>>>>>>> other\n"cells"')
KINDS = {
    "a pointer of Git LFS": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12\n", "git lfs pull"),
    "a login page": (LOGIN, "sign in, download"),
    "a web page": (b"\n<html lang='en'><body>Notebook</body></html>", "a page of the web"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document"),
    "a zip": (archive("mlp.ipynb"), "is a zip archive"),
    "a docx": (archive("[Content_Types].xml", "word/document.xml"), "is a Word document"),
    "an OpenDocument text": (archive("mimetype", "content.xml"), "an OpenDocument text"),
    "half a zip": (archive("a")[:20], "is a zip archive"),
    "a RAR archive": (b"Rar!\x1a\x07\x01\x00", "is a RAR archive"),
    "a 7z archive": (b"7z\xbc\xaf\x27\x1c\0", "is a 7z archive"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "is a PNG picture"),
    "RTF": (b"{\\rtf1\\ansi x}", "(RTF)"),
    "nothing": (b"", "is empty"),
    "only null bytes": (b"\0" * 4096, "is empty"),
}


@pytest.mark.parametrize("file", ["tiny.ipynb", "tiny.py"])
@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_of_file_is_named_in_one_sentence(tmp_path: Path, kind: str, file: str) -> None:
    content, words = KINDS[kind]
    found = read_as(tmp_path, content, file)
    assert found.program is None
    assert found.problem is not None
    assert found.problem.startswith(f"{file} is ")
    assert words in found.problem
    assert any(advice in found.problem for advice in ("hand in", "hand that"))
    assert "\n" not in found.problem


def test_a_conflict_in_a_notebook_is_named(tmp_path: Path) -> None:
    found = read_as(tmp_path, CONFLICT)
    assert found.program is None
    assert "tiny.ipynb holds a merge conflict (line 2 begins with <<<<<<<)" in str(found.problem)


def damaged(outputs: bytes) -> bytes:
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": "HERE", "source": [GOOD]}
    return notebook({"cell_type": "markdown", "source": "a"}, cell, "x = 1").replace(b'"HERE"', outputs)


@pytest.mark.parametrize(
    "outputs",
    [
        b'[{"text": "a\x1b[31m"}]',
        b'[{"data": {"image/png": "iVBORw0K',
        b'[{"text": "caf\xe9"}]',
        b'[{"text": "a" "b"}',
        b"NULL",
    ],
)
def test_a_notebook_with_damaged_outputs_is_read(tmp_path: Path, outputs: bytes) -> None:
    found = read_as(tmp_path, damaged(outputs))
    assert found.program is not None, found.problem
    assert [unit.source for unit in found.program.units] == [GOOD, "x = 1"]
    assert attempts(found.program, NAMES)["double"].status == ATTEMPTED
    assert "Its cells could be read all the same" in found.notes[0]


def test_a_notebook_that_was_cut_off_or_lost_code_is_not_read_in_part(tmp_path: Path) -> None:
    damage = damaged(b"[]").replace(b"return 2", b'return " 2')
    for content, words in ((damaged(b"[]")[:-30], "ends in the middle"), (damage, "is not a whole notebook")):
        found = read_as(tmp_path, content)
        assert found.program is None
        assert words in str(found.problem)


def test_a_notebook_under_the_name_of_a_program_is_read(tmp_path: Path) -> None:
    found = read_as(tmp_path, notebook(GOOD), "tiny.py")
    assert found.program is not None
    assert found.program.units[0].cell == 1
    assert found.notes == ("tiny.py is a notebook; it was read as one",)
    assert read_as(tmp_path, json.dumps({"cells": 3}).encode(), "tiny.py").program is not None


def test_no_damage_keeps_the_reader_busy(tmp_path: Path) -> None:
    end = b'"nbformat": 4}'
    for text in (b'"cell_type": "code", ', b'"cell_type": "code", "source": [', b'"source": "', b"<!-- ", b"{"):
        began = time.process_time()
        read_as(tmp_path, text * (3_000_000 // len(text)) + end)
        assert time.process_time() - began < 10
