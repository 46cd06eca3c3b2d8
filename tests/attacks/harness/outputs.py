"""Whether everything that is made from a record is safe to open: terminals, browsers, spreadsheets, other programs."""

import csv
import io
import json
import unicodedata
from html.parser import HTMLParser
from typing import Any

from rich.console import Console

from autograder.render.tables import COLUMNS, grades_csv, gradescope
from autograder.render.terminal import class_table, student_report

MAX_RECORD = 2 * 2**20  # bytes
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
LINES = "\n"


def unsafe(record: dict[str, Any], html: list[str]) -> list[str]:
    """Sentences about what is not safe, none if all is."""
    found = []
    shown = {"student's report": student_report(record, True), "class table": class_table("x", "X", [record])}
    for name, renderable in shown.items():
        found += [f"{name}: {problem}" for problem in in_terminal(plain(renderable))]
    found += [f"notebook: {problem}" for page in html for problem in in_browser(page)]
    found += [f"grades.csv: {problem}" for problem in in_spreadsheet(grades_csv([record]), record)]
    found += [f"Gradescope: {problem}" for problem in in_terminal(texts(gradescope(record)))]
    # The student's name is the folder's name exactly, whatever it is; readers of the record know that.
    others = {key: value for key, value in record.items() if key != "student"}
    found += [f"record: {problem}" for problem in in_terminal(texts(others))]
    if len(json.dumps(record)) > MAX_RECORD:
        found.append(f"record: {len(json.dumps(record)):,} bytes")
    return found


def plain(renderable: Any) -> str:
    """What a terminal without colours is sent."""
    text = io.StringIO()
    Console(file=text, width=200, markup=False, emoji=False, highlight=False, no_color=True).print(renderable)
    return text.getvalue()


def texts(value: Any) -> str:
    """All strings in a tree, one a line."""
    if isinstance(value, dict):
        return "\n".join(texts(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return "\n".join(texts(part) for part in value)
    return value if isinstance(value, str) else ""


def in_terminal(text: str) -> list[str]:
    """Characters that do something instead of being shown."""
    odd = {character for character in text if _acts(character)}
    return [f"the character {ord(character):#06x}" for character in sorted(odd)]


def _acts(character: str) -> bool:
    if character in "\n\t":
        return False
    control = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return control or unicodedata.bidirectional(character) in DIRECTION or character in "\u200e\u200f\u061c"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "img", "svg", "link", "meta", "base", "form", "style"):
            self.problems.append(f"the element <{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("href", "src", "srcdoc", "action", "formaction"):
                self.problems.append(f"the attribute {name}={value!r}")

    def handle_comment(self, data: str) -> None:
        self.problems.append("a comment")


def in_browser(page: str) -> list[str]:
    """Elements and attributes that the kit does not write itself: they would come from a student."""
    parser = _Tags()
    parser.feed(page)
    parser.close()
    return parser.problems


def in_spreadsheet(table: str, record: dict[str, Any]) -> list[str]:
    """Cells that a spreadsheet would run, and rows or columns that were not there."""
    rows = list(csv.reader(io.StringIO(table, newline="")))
    found = [f"the cell {cell[:40]!r}" for row in rows for cell in row if cell.startswith(FORMULA)]
    if len(rows) != 2 or any(len(row) != len(COLUMNS) for row in rows):
        found.append("rows or columns that were not there")
    return found
