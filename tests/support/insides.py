"""The kit's own insides in what people read: names of its classes, how it runs programs, where it lies."""

import ast
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROSE = frozenset({"message", "expected", "got", "remark", "notes", "title", "advice", "sentence"})


def _classes() -> Iterator[str]:
    for path in (*(ROOT / "autograder").rglob("*.py"), *(ROOT / "exercises").glob("*/checks.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


KINDS = {
    "a path of the kit or of this machine": re.compile(
        "|".join(re.escape(f"{place}/") for place in (ROOT, sys.prefix, tempfile.gettempdir(), Path.home()))
    ),
    "a class of the kit": re.compile(rf"'(?:{'|'.join(sorted(set(_classes())))})' object"),
    "how the kit runs programs": re.compile("fork|subprocess"),
    "None where nothing was returned": re.compile(r"\b(?:got|gave|expected) None(?:Type)?\b"),
    "a wrong article": re.compile(r"\ba (?:int\d*|array|object|index|image of|empty|odd|even|integer)\b"),
}


def insides(texts: Iterable[str]) -> list[str]:
    """What in these texts is nothing for whoever reads them, each with its text."""
    return [f"{kind}: {text}" for text in texts for kind, pattern in KINDS.items() if pattern.search(text)]


def prose(data: Any, key: str = "") -> Iterator[str]:
    """The texts for people in a record or a part of one, as JSON has it."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from prose(value, name)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from prose(value, key)
    elif isinstance(data, str) and key in PROSE:
        yield data
