"""Odd files that people hand in: each is read, or named for what it is in a sentence that says what to do."""

import json
import re
from pathlib import Path

import pytest

from autograder.submission.class_folder import is_handed_in, misplaced
from autograder.submission.submission import Submission, read_submission
from autograder.submission.tasks import ATTEMPTED, attempts
from autograder.submission.wide_text import in_utf8, wide_encoding
from tests.conftest import Mark, hand_in, notebook
from tests.support.downloads import zip_bytes
from tests.support.insides import insides

NAMES = frozenset({"double"})
GOOD = "def double(x):\n    return 2 * x\n"
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12\n"
LOGIN = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body></body></html>"
R = notebook("double <- function(x) 2 * x").replace(
    b'"metadata": {}, "nbformat"', b'"metadata": {"kernelspec": {"name": "ir", "language": "R"}}, "nbformat"'
)


def read_files_of(root: Path, files: dict[str, bytes]) -> Submission:
    for name, data in files.items():
        hand_in(root, "ada", data, name)
    found = read_submission(root / "ada" / "tiny", "ada", "tiny", NAMES)
    assert found is not None
    return found


# What is read all the same, by the names of its files, with what the record has to say of it.
READ = {
    "UTF-16 without a mark": ({"tiny.py": GOOD.encode("utf-16-le")}, "it is UTF-16-LE"),
    "UTF-16, the other way round": ({"tiny.py": GOOD.encode("utf-16-be")}, "it is UTF-16-BE"),
    "UTF-32": ({"tiny.py": GOOD.encode("utf-32")}, "it is UTF-32"),
    "a notebook in UTF-16": ({"tiny.ipynb": notebook(GOOD).decode().encode("utf-16")}, "tiny.ipynb is UTF-16"),
    "a notebook with a mark of UTF-8": ({"tiny.ipynb": b"\xef\xbb\xbf" + notebook(GOOD)}, ""),
    "a notebook in Latin-1": (
        {"tiny.ipynb": notebook(f"# f\xfcr\n{GOOD}").replace(b"\\u00fc", b"\xfc")},
        "Its cells could be read all the same",
    ),
    "carriage returns alone": ({"tiny.py": GOOD.replace("\n", "\r").encode()}, ""),
    "a program called a notebook": ({"tiny.ipynb": GOOD.encode()}, "tiny.ipynb is a program; it was read as one"),
    "a notebook called a text": ({"tiny.ipynb.txt": notebook(GOOD)}, "tiny.ipynb.txt was looked at"),
    "a notebook called JSON": ({"tiny.ipynb.json": notebook(GOOD)}, "tiny.ipynb.json was looked at"),
    "a program called a text": ({"tiny.txt": GOOD.encode()}, "tiny.txt is a program; it was read as one"),
    "the marks of a chat": (
        {"tiny.py": f"```python\n{GOOD}```\n".encode()},
        "line 1 cannot be read by Python: the marks",
    ),
    "a copy in Drive": ({"Copy of tiny.ipynb": notebook(GOOD)}, "the file is called Copy of tiny.ipynb"),
    "an escape in the name": ({"tiny\x1b[31m.py": GOOD.encode()}, "the name asked for is tiny.py"),
}
WORKED = notebook(GOOD)
CUT = json.dumps(json.loads(WORKED), indent=1).encode()[:-40]
# What cannot be: the sentence that says why, of which no part may be missing.
NAMED = {
    "a pointer of Git LFS behind a mark": ({"tiny.ipynb": b"\xef\xbb\xbf" + LFS}, "is a pointer of Git LFS"),
    "a login page in UTF-16": ({"tiny.ipynb": LOGIN.encode("utf-16")}, "on which one signs in"),
    "a part of a page": ({"tiny.py": b"<div class=x><pre>def double(x): return 2</pre></div>"}, "a page of the web"),
    "an error of a store in XML": (
        {"tiny.ipynb": b"<?xml version='1.0'?><Error>AccessDenied</Error>"},
        "a page of the web",
    ),
    "a PDF behind an empty line": ({"tiny.ipynb": b"\n%PDF-1.7\n\xe2"}, "is a PDF document"),
    "an old Word document": ({"tiny.ipynb": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99}, "of an office program"),
    "compiled Python": ({"tiny.py": b"\xa7\r\r\n\0\0\0\0abcdef\0\0"}, "it holds the data of another program"),
    "a link": ({"tiny.py": b"https://colab.research.google.com/drive/1abc?usp=sharing\n"}, "is only a link"),
    "a link of Windows": ({"tiny.py": b"[InternetShortcut]\nURL=https://example.org/1abc\n"}, "is only a link"),
    "a link of Drive": ({"tiny.ipynb": b'{"url": "https://example.org", "doc_id": "1abc"}'}, "is only a link"),
    "a notebook that was cut off": ({"tiny.ipynb": CUT}, "ends in the middle (line"),
    "text called a notebook": ({"tiny.ipynb": b"Dear Sir or Madam"}, "begins with `Dear Sir or Madam`"),
    "another language": ({"tiny.ipynb": R}, "is a notebook in R"),
    "a conflict that holds all": (
        {"tiny.py": f"<<<<<<< HEAD\n{GOOD}=======\n{GOOD}>>>>>>> x\n".encode()},
        "keep one of them, and delete the lines",
    ),
    "a conflict in JSON with carriage returns": (
        {"tiny.ipynb": WORKED.replace(b'"cells"', b'\r\n<<<<<<< HEAD\r\n"a": 1,\r\n=======\r\n>>>>>>> x\r\n"cells"')},
        "holds a merge conflict (line 2 begins",
    ),
    "a prompt that was copied": (
        {"tiny.py": b">>> def double(x):\n...     return 2 * x\n"},
        "the prompt >>> of Python",
    ),
    "a prompt of a notebook": ({"tiny.py": b"In [1]: def double(x):\n   ...:     return 2\n"}, "the prompt `In [1]:`"),
    "line numbers": ({"tiny.py": b"1 def double(x):\n2     return 2 * x\n"}, "line numbers were copied"),
    "Python 2's raise": ({"tiny.py": b"def double(x):\n    raise ValueError, 'a'\n"}, "this is Python 2"),
    "Python 2's print": ({"tiny.py": b"def double(x):\n    print 'a %d' % x\n"}, "this is Python 2"),
    "colours of a terminal": (
        {"tiny.py": b"def double(x):\n    return \x1b[31m2 * x\n"},
        "a control character (U+001B)",
    ),
    "a PDF alone": ({"tiny.pdf": b"%PDF-1.7"}, "hand in the notebook that it was made from"),
    "a PDF of another name": ({"homework.pdf": b"%PDF-1.7"}, "hand in the notebook that it was made from"),
    "a zip alone": ({"tiny.zip": zip_bytes({"tiny.py": b"x"})}, "hand in the notebook or the program itself"),
    "a document alone": ({"work.docx": zip_bytes({"word/document.xml": b"x"})}, "is a Word document"),
    "a text alone": ({"tiny.txt": b"I could not do it"}, "hand in tiny.ipynb or tiny.py"),
}


@pytest.mark.parametrize("kind", READ)
def test_what_can_be_read_is_read_with_a_remark(tmp_path: Path, kind: str) -> None:
    files, note = READ[kind]
    found = read_files_of(tmp_path, files)
    assert found.program is not None, found.problem
    assert attempts(found.program, NAMES)["double"].status == ATTEMPTED
    notes = [
        *found.notes,
        *(f"line {one.line} cannot be read by Python: {one.message}" for one in found.program.broken),
    ]
    assert any(note in one for one in notes) if note else not notes, notes
    assert is_handed_in(tmp_path, "ada", "tiny")


@pytest.mark.parametrize("kind", NAMED)
def test_what_cannot_be_read_is_named_in_one_sentence(tmp_path: Path, kind: str) -> None:
    files, words = NAMED[kind]
    found = read_files_of(tmp_path, files)
    assert found.program is None
    said = str(found.problem)
    assert words in said, said
    assert next(iter(files)) in said
    assert "\n" not in said
    assert not insides(said)
    assert is_handed_in(tmp_path, "ada", "tiny")
    # What to do: hand something in, or mend the line.
    assert re.search(r"[Hh]and (?:in|that)|delete|Python 3|are to be done in Python", said), said
    # "One line further up" is for what only Python knows of.
    assert "further up" not in said


@pytest.mark.parametrize("magic", ["%%writefile tiny.py", "%%javascript", "%%nothing"])
def test_a_task_under_a_magic_that_keeps_it_from_running_is_told(tmp_path: Path, magic: str) -> None:
    found = read_files_of(tmp_path, {"tiny.ipynb": notebook(f"{magic}\n{GOOD}", "%%time\ny = 1\n")})
    assert f"cell 1 begins with {magic.split()[0]}, which keeps Python from running what stands in it" in found.notes


def test_printing_as_in_python_2_is_told(mark: Mark) -> None:
    found = mark("import sys\ndef double(x):\n    print >>sys.stdout, x\n    return 2 * x\n")
    message = found["tasks"][0]["checks"][0]["message"]
    assert "This is Python 2" in message
    assert "Sink" not in message  # what stands in the place of the terminal


def test_what_lies_too_deep_is_named_and_other_lessons_work_is_not(tmp_path: Path) -> None:
    hand_in(tmp_path, "ada", GOOD, "a/b/tiny.py")
    hand_in(tmp_path, "ada", GOOD, "graph.py", "graph")
    hand_in(tmp_path, "ada", GOOD, ".git/x.py")
    assert not is_handed_in(tmp_path, "ada", "tiny")
    assert misplaced(tmp_path, "ada", ["tiny", "graph"]) == ["tiny/a/b/tiny.py"]


@pytest.mark.parametrize("name", ["notes.txt", "data.csv", "tiny.csv", "figure.png", ".hidden.pdf", "timestamp.txt"])
def test_what_only_lies_beside_is_nothing_that_was_handed_in(tmp_path: Path, name: str) -> None:
    hand_in(tmp_path, "ada", b"x", name)
    assert not is_handed_in(tmp_path, "ada", "tiny")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-8"])
def test_text_with_wide_characters_is_the_same_text(encoding: str) -> None:
    assert in_utf8(GOOD.encode(encoding)).decode() == GOOD
    assert bool(wide_encoding(GOOD.encode(encoding))) == ("utf-8" not in encoding)


@pytest.mark.parametrize("data", [b"", b"\0" * 50, b"ab\0" * 9, bytes(range(256)), b"a\0b\0", b"\xff\xfe"])
def test_any_bytes_are_text_or_not(data: bytes) -> None:
    assert isinstance(in_utf8(data), bytes)
