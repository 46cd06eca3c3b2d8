"""Mutated submissions for the fuzz test: valid notebooks and files with something wrong in them, as bytes."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

GOOD = "def double(x):\n    return 2 * x\n"
OTHER = "def halve(x):\n    return x / 2\n"

# Sources that students, editors, downloads and mischief have produced. None of them binds `double`.
ODD_SOURCES = [
    "", " ", "\n\n", "pass", "x = 1", "print('é λ 李')", "# only a comment", "'''only a text'''",
    "%matplotlib inline", "%%bash\nls", "%%time\nx = 1", "%%capture\n!ls", "%time f('a', \"b\")", "%time x = 1",
    "%timeit x", "%%html\n<b>", "!pip install torch", "!ls {x} $y", "files = !ls", "a, b = %who", "x?", "?x", "x??",
    "!ls\\\n -l", "%%", "%", "!", "?", "%%time", "%load_ext x\n%autoreload 2\nx = 1", "if True:\n    %time x = 1\n",
    "!ls\n" * 30, "%x\n" * 600, "x?\n" * 40, "get_ipython().run_line_magic('time', 'x')", "%cd 'a b'\nx = '%cd'",
    "x = '''\n%not a magic\n!nor this\n'''\n!ls", "def f(:\n", "x = (", "x = '", "x = '''", "print 'old'",
    "  x = 1", "if True:\nx = 1", "\tx = 1\n        y = 2", "return 1", "yield 1", "await x", "break", "nonlocal x",
    "x = 1 +", "def f(x, x): pass", "f(a for a in b, c)", "from __future__ import braces",
    "from __future__ import annotations", "from helpers import *", "import a.b.c as d", "import", "lambda", "class",
    "async def f(): await g()", "x: int", "match x:\n    case {'a': [1, *_]}: pass", "f'{x!r:>{y}}'", "f'{'",
    "f'{x'", "f'{{{x}}}'", "b'\\xff'", "b'é'", "0777", "1__0", "0x", "1e400", "9" * 5000, "'\\N{nothing}'", "'\\d'",
    "x is 'a'", "assert (x, 'y')", "*x = 1", "*x, = 1", "a\\", "\\\n\\\n", "x = 1;;", "\x00", "x = '\x00'",
    "\ufeffx = 1", "x\u200b = 1", "х = 1", "ª = 1", "\x0c\x0cx = 1", "x = '\ud800'", "\ud800", "'\U0001f600'",
    "x = 1\r\ny = 2\r", "x = 1\u2028y = 2", "(" * 190 + ")" * 190, "(" * 300, "[" * 100 + "'", "-" * 3000 + "1",
    "not " * 3000 + "1", "+".join(["a"] * 300), "+".join(["a"] * 3000), "a" + ".b" * 3000, "x" + "()" * 3000,
    "lambda: " * 2000 + "1", "a if b else " * 2000 + "c", "@d\n" * 100 + "def f(): pass",
    "if x:\n" + "".join(" " * depth + "if x:\n" for depth in range(1, 99)) + " " * 99 + "pass",
    "{1: " * 90 + "1" + "}" * 90, "x = [" + "1, " * 5000 + "]", "x = 1\n" * 2000,
    "try:\n    x\nfinally:\n    1 / 0", "raise SystemExit", "1 / 0", "undefined_name()", "input('?')",
    "class E(Exception):\n    def __str__(self): raise self\nraise E", "def f(): f()\nf()",
    "# -*- coding: utf-16 -*-\nx = 1", "# coding: klingon", "# coding: punycode", "# coding: rot13",
    "# coding: undefined", "# coding: utf-7\n+2D0-", "# coding: unicode_escape\n\\ud800", "# coding: latin-1\n'é'",
    "# coding: idna\né", ">>> x = 1\n1", "In [1]: x = 1", "$x$", "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b",
    "{\"cells\": []}", "\x1b[31m = 1",
]  # fmt: skip

TOKENS = [
    "def ", "class ", "if ", "else", "for ", " in ", "while ", "return ", "lambda ", "import ", "x", "halve", "1",
    "'", '"', "'''", "(", ")", "[", "]", "{", "}", ":", ",", "=", "==", "+", "-", "*", "**", "@", "\n", "\n    ",
    "\t", "\\", "#", "%", "!", "?", "%%", ".", "...", "\x00", "\ufeff", "é", "\ud800", "f'", "b'", ";", "->", ":=",
    "async ", "await ",
]  # fmt: skip

# Tasks that are right, or nearly, in ways that are hard on whoever reads the code.
ODD_TASKS = [
    "def double(x):\n    return " + " + ".join(["x"] * 250),
    "def double(x):\n    return 2 * " + "(" * 150 + "x" + ")" * 150,
    "def double(x):\n    return " + "-" * 400 + "2 * x",
    "def double(x):\n" + "    if x is None: pass\n" * 300 + "    return 2 * x",
    "def double(x):\n    if x is None: pass\n" + "    elif x is None: pass\n" * 150 + "    else: return 2 * x",
    "double = " + "lambda x: " + "(lambda y: " * 60 + "2 * x" + ")(x)" * 60,
    "import torch\ntorch" + ".nn" * 300 + " = 1\ndef double(x): return 2 * x",
    "def double(x):\n    global y\n    y = x\n    return y + y",
    "class double:\n    def __new__(cls, x): return 2 * x",
    "double = (((((lambda x: 2 * x)))))",
    "double, halve = lambda x: 2 * x, None",
    "for double in [lambda x: 2 * x]: pass",
    "def double(x):\n    'TEXT" + "long " * 5000 + "'\n    return 2 * x",
    "try:\n    def double(x): return 2 * x\nfinally:\n    pass",
    "@staticmethod\ndef double(x): return 2 * x",
    "async def double(x): return 2 * x",
    "def double(*x): return 2 * x[0]",
    "def double(x):\n    exec('y = 2')\n    return x",
    "from math import sqrt as double",
]  # fmt: skip

sources = st.one_of(
    st.sampled_from(ODD_SOURCES),
    st.lists(st.sampled_from(TOKENS), max_size=25).map("".join),
    st.text(max_size=40),
)

DEEP: list[Any] = []
for _ in range(300):
    DEEP = [DEEP]

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=10),
    sources,
    st.just("x" * 50_000),
    st.just(DEEP),
    st.lists(sources, max_size=3),
    st.dictionaries(st.sampled_from(["source", "cell_type", "tags", "nbgrader", "x"]), st.none() | sources, max_size=3),
    st.lists(st.none() | st.integers() | sources, max_size=3),
)


@st.composite
def cells(draw: st.DrawFn) -> Any:
    """A cell as it may be, or nearly so."""
    source = draw(sources)
    cell: dict[str, Any] = {
        "cell_type": draw(st.sampled_from(["code", "code", "code", "markdown", "raw", "Code", "heading", 7])),
        "metadata": draw(
            st.sampled_from(
                [{}, {"tags": ["demo"]}, {"tags": ["check", None, {}]}, {"nbgrader": {"grade": True}}, {"tags": "demo"}]
            )
        ),
        "source": draw(st.sampled_from([source, source.splitlines(keepends=True)])),
        "outputs": draw(st.sampled_from([[], [{"output_type": "stream", "text": "x"}], None])),
        "execution_count": draw(st.none() | st.integers()),
    }
    for key in draw(st.lists(st.sampled_from([*cell, "id", "input"]), max_size=2)):
        cell[key] = draw(values)
    for key in draw(st.lists(st.sampled_from([*cell]), max_size=1)):
        del cell[key]
    return draw(st.sampled_from([cell, cell, cell, cell, None, [], "cell", 5]))


def good_cell(source: str = GOOD) -> dict[str, Any]:
    """A cell that is as it should be."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


@st.composite
def mutated_notebooks(draw: st.DrawFn) -> bytes:
    """A notebook in which some cells, some of the structure and some bytes are wrong."""
    notebook: Any = {
        "cells": [good_cell(), good_cell(OTHER), *draw(st.lists(cells(), max_size=4))],
        "metadata": {"kernelspec": {"name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    for mutate in draw(st.lists(st.sampled_from([_drop, _replace, _double, _wrap, _old_format]), max_size=2)):
        notebook = mutate(draw, copy.deepcopy(notebook))
    text = json.dumps(notebook, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1])))
    return draw(damaged(text))


def _drop(draw: st.DrawFn, notebook: Any) -> Any:
    if isinstance(notebook, dict) and notebook:
        del notebook[draw(st.sampled_from(sorted(notebook)))]
    return notebook


def _replace(draw: st.DrawFn, notebook: Any) -> Any:
    if isinstance(notebook, dict):
        notebook[draw(st.sampled_from(["cells", "metadata", "nbformat", "worksheets"]))] = draw(values)
    return notebook


def _double(draw: st.DrawFn, notebook: Any) -> Any:
    found = notebook.get("cells") if isinstance(notebook, dict) else None
    if isinstance(found, list) and found:
        found.insert(draw(st.integers(0, len(found))), copy.deepcopy(draw(st.sampled_from(found))))
    return notebook


def _wrap(draw: st.DrawFn, notebook: Any) -> Any:
    return draw(st.sampled_from([[notebook], {"notebook": notebook}, {"cells": notebook}]))


def _old_format(draw: st.DrawFn, notebook: Any) -> Any:
    found = notebook.get("cells") if isinstance(notebook, dict) else None
    sheets = [[{"cells": found}], [{"cells": found}, {}], [found], {"cells": found}]
    return {"worksheets": draw(st.sampled_from(sheets))}


@st.composite
def mutated_files(draw: st.DrawFn) -> bytes:
    """A `.py` file with odd code around a right task, encoded and damaged in some way."""
    task = draw(st.one_of(st.just(GOOD), st.sampled_from(ODD_TASKS)))
    text = "\n".join([*draw(st.lists(sources, max_size=2)), task, *draw(st.lists(sources, max_size=2))])
    return draw(damaged(text))


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """A text as bytes, in one encoding or another, whole or not."""
    encoding = draw(st.sampled_from(["utf-8"] * 6 + ["utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252", "utf-7"]))
    passes = encoding.startswith(("utf-8", "utf-16", "utf-32")) and draw(st.booleans())
    data = bytearray(text.encode(encoding, "surrogatepass" if passes else "replace"))
    most = draw(st.sampled_from([0, 0, 2]))
    for kind in draw(st.lists(st.sampled_from(["cut", "flip", "insert", "repeat"]), max_size=most)):
        place = draw(st.integers(0, len(data)))
        if kind == "cut":
            del data[place:]
        elif kind == "flip" and place < len(data):
            data[place] ^= 1 << draw(st.integers(0, 7))
        elif kind == "insert":
            data[place:place] = draw(st.sampled_from([b"\0", b"\xff", b"\xef\xbb\xbf", b'"', b"{", b"\\u12", b"\r"]))
        elif kind == "repeat":
            data += data[place : place + 1000]
    return bytes(data)
