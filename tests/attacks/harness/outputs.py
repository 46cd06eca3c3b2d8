"""Whether everything that is made from a record is safe to open: terminals, browsers, spreadsheets, other programs."""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from msgspec import structs
from rich.console import Console

from autograder.marks.ledger import Ledger
from autograder.marks.mark import Mark
from autograder.nbgrader.feedback import comment, outputs
from autograder.record.codec import as_json
from autograder.record.schema import Record
from autograder.render.csv.gradebooks import canvas_csv, entry, moodle_csv, tasks_csv
from autograder.render.csv.grades import grades_csv, gradescope
from autograder.render.html.card import card, card_text, summary_card, summary_text
from autograder.render.terminal.class_run import tasks_table
from autograder.render.terminal.student import student_report
from autograder.report.pages import index_page, student_page
from autograder.report.rows import row
from autograder.report.summary import summarise

MAX_RECORD = 2 * 2**20  # bytes
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
# Every hostile text of the attacks that would do something in a browser holds one of these.
OWNED = ("alert(", "evil", "owned", "touch ")


def unsafe(record: Record) -> list[str]:
    """Sentences about what is not safe, none if all is."""
    found = [f"{name}: {problem}" for name, text in _texts(record) for problem in in_terminal(text)]
    found += [f"{name}: {problem}" for name, page in _parts_of_pages(record) for problem in in_browser(page)]
    found += [f"report: {problem}" for page in _pages(record) for problem in in_page(page)]
    found += [f"{name}: {problem}" for name, table, rows in _tables(record) for problem in in_spreadsheet(table, rows)]
    size = len(json.dumps(as_json(record)))
    return found + ([f"record: {size:,} bytes"] if size > MAX_RECORD else [])


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """What is shown as plain text, by its name."""
    yield "student's report", plain(student_report(record, everything=True))
    yield (
        "table of the class",
        plain(tasks_table(record.lesson, "title", {task.name: {task.outcome: 1} for task in record.tasks}, 1)),
    )
    yield "notebook", summary_text(record, "advice")
    yield "Gradescope", strings(gradescope(record, _mark(record)))
    for task in record.tasks:
        yield "notebook", card_text(structs.replace(record, tasks=(task,)))
        yield "nbgrader", f"{comment(task)}\n{strings(outputs(record, [task.name], 1.0))}"
    # The student's name is the folder's name exactly, whatever it is; readers of the record know that.
    yield "record", strings({key: value for key, value in as_json(record).items() if key != "student"})


def _mark(record: Record) -> Mark:
    """What counts of it in a course without rules."""
    return Ledger(Path("no run")).mark(record, "x")


def _parts_of_pages(record: Record) -> Iterator[tuple[str, str]]:
    """What is shown inside pages of others."""
    yield "notebook", summary_card(record, "advice")
    for task in record.tasks:
        yield "notebook", card(structs.replace(record, tasks=(task,)))
        yield "nbgrader", outputs(record, [task.name], 1.0)[-1]["data"]["text/html"]


def _pages(record: Record) -> list[str]:
    """Pages of the report."""
    mark = _mark(record)
    index = index_page([summarise([row(record, "x.html", {}, mark)])], {})
    return [student_page([record], {record.lesson: mark}), index]


def _tables(record: Record) -> Iterator[tuple[str, str, int]]:
    """Tables, by their names, with the number of rows that they have to have."""
    yield "grades.csv", grades_csv([(record, _mark(record))]), 2
    yield "tasks.csv", tasks_csv([(record, _mark(record))]), 1 + len(record.tasks) + len(record.manual)
    yield "moodle.csv", moodle_csv([entry(record, _mark(record))]), 2
    yield "canvas.csv", canvas_csv([entry(record, _mark(record))]).text, 3


def plain(renderable: Any) -> str:
    """What a terminal without colours is sent."""
    text = io.StringIO()
    Console(file=text, width=200, markup=False, emoji=False, highlight=False, no_color=True).print(renderable)
    return text.getvalue()


def strings(value: Any) -> str:
    """All strings in a tree, one a line."""
    if isinstance(value, dict):
        return "\n".join(strings(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return "\n".join(strings(part) for part in value)
    return value if isinstance(value, str) else ""


def in_terminal(text: str) -> list[str]:
    """Characters that do something instead of being shown."""
    return [f"the character {ord(character):#06x}" for character in sorted(set(text)) if _acts(character)]


def _acts(character: str) -> bool:
    if character in "\n\t":
        return False
    control = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return control or unicodedata.bidirectional(character) in DIRECTION or character in "\u200e\u200f\u061c"


class _Actions(HTMLParser):
    """What a page does, as opposed to what it shows. The kit's pages have scripts and styles of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.policy = False
        self._kind: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.policy = self.policy or named.get("http-equiv", "").lower() == "content-security-policy"
        self._kind = named.get("type", "text/javascript") if tag == "script" else tag if tag == "style" else None
        for name, value in named.items():
            if name.startswith("on") or (name in ("href", "src", "style", "action") and _is_owned(value)):
                self.problems.append(f"the attribute {name}={value[:60]!r}")
        if tag in ("iframe", "object", "embed", "base", "img"):
            self.problems.append(f"the element <{tag}>")

    def handle_data(self, data: str) -> None:
        if self._kind not in (None, "application/json") and _is_owned(data):
            self.problems.append(f"a script or style with {data[:60]!r}")

    def handle_endtag(self, tag: str) -> None:
        self._kind = None


def _is_owned(text: str) -> bool:
    return any(word in text for word in OWNED)


def in_browser(page: str) -> list[str]:
    """What a page, or a part of one, would do that a student wrote."""
    return _parsed(page).problems + in_terminal(page)


def in_page(page: str) -> list[str]:
    """The same for a whole page, which also has to have a policy against it."""
    return in_browser(page) + ([] if _parsed(page).policy else ["no content security policy"])


def _parsed(page: str) -> _Actions:
    parser = _Actions()
    parser.feed(page)
    parser.close()
    return parser


def in_spreadsheet(table: str, count: int) -> list[str]:
    """Cells that a spreadsheet would run, and rows or columns that were not there."""
    rows = list(csv.reader(io.StringIO(table, newline="")))
    found = [f"the cell {cell[:40]!r}" for row in rows for cell in row if cell.startswith(FORMULA)]
    if len(rows) != count or len({len(row) for row in rows}) != 1:
        found.append("rows or columns that were not there")
    return found
