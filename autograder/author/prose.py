"""What people read in a lesson's own cells: stories, docstrings and comments; found, and said in another language.

Code is never touched, and neither is what stands between the marks of a solution, which no student sees.
"""

import ast
import inspect
import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from autograder.core.language import tr
from autograder.course.layout import CourseProblem
from autograder.course.source import Cell
from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STORY, DOCSTRING, COMMENT = "story", "docstring", "comment"


@dataclass(frozen=True)
class Prose:
    """A piece of prose in a cell.

    Attributes:
        kind: one of `STORY`, `DOCSTRING`, `COMMENT`.
        message: as people read it, without marks of comments or of strings.
        start, end: where it stands in the cell's source.
        written: how another text is written in this place, with `{}` for its lines.
    """

    kind: str
    message: str
    start: int
    end: int
    first: str = ""
    next_line: str = ""
    last: str = ""

    def written(self, said: str) -> str:
        """A text as it is written in this place."""
        first, *rest = said.split("\n")
        lines = [self.first + first, *((self.next_line + line).rstrip() for line in rest)]
        return "\n".join(lines) + self.last


def prose_of(cell: Cell) -> list[Prose]:
    """The prose of a cell, in its order."""
    if cell.kind == "markdown":
        return [Prose(STORY, cell.source, 0, len(cell.source))] if cell.source.strip() else []
    source = neutralise(cell.source)
    hidden = _hidden(source)
    found = [one for one in (*_docstrings(source), *_comments(source)) if says_something(one.message)]
    shown = [one for one in found if source[: one.start].count("\n") not in hidden]
    return sorted(shown, key=lambda one: one.start)


def translated(cell: Cell, messages: Mapping[str, str]) -> Cell:
    """A cell with its prose in another language, as far as there are translations.

    Raises:
        CourseProblem: a translation cannot stand where the English text stands.
    """
    source = cell.source
    for one in reversed(prose_of(cell)):
        said = messages.get(one.message)
        if said:
            source = source[: one.start] + one.written(said) + source[one.end :]
    changed = replace(cell, source=source)
    if cell.kind == "code" and _code(source) != _code(cell.source):
        raise CourseProblem(
            tr("a translation would change the code of this cell, by quotes or line breaks in it: {cell}", cell=source)
        )
    return changed


def says_something(message: str) -> bool:
    """Whether there is a word in it, of more than a letter."""
    return bool(re.search(r"[^\W\d_]{2}", message))


def _code(source: str) -> str:
    """A program without its docstrings."""
    tree = parse(neutralise(source))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body[0] = ast.Expr(ast.Constant(""))
    return ast.dump(tree)


def _hidden(source: str) -> set[int]:
    """The lines between the marks of a solution, and the marks, counted from 0."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(source.split("\n")):
        inside = inside or line.strip() == BEGIN
        if inside:
            found.add(number)
        inside = inside and line.strip() != END
    return found


def _docstrings(source: str) -> Iterator[Prose]:
    for node in ast.walk(parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or ast.get_docstring(node) is None:
            continue
        constant = node.body[0]
        start = _place(source, constant.lineno, constant.col_offset)
        end = _place(source, constant.end_lineno or constant.lineno, constant.end_col_offset or 0)
        written = source[start:end]
        quotes = re.match(r"[rR]?(\"\"\"|'''|\"|')", written)
        assert quotes is not None
        inner = written[quotes.end() : -len(quotes[1])]
        trailing = re.search(r"\n[ \t]*$", inner)
        message = inspect.cleandoc(inner)
        last = (trailing[0] if trailing else "") + quotes[1]
        yield Prose(DOCSTRING, message, start, end, quotes[0], " " * constant.col_offset, last)


def _comments(source: str) -> Iterator[Prose]:
    """Comments; those that stand alone on lines below one another are one text."""
    kept: list[tuple[int, int, str]] = []  # line, column, text of comments that belong together
    lines = source.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        line, column = token.start
        alone = not lines[line - 1][:column].strip()
        if kept and not (alone and kept[-1][:2] == (line - 1, column) and not lines[line - 2][:column].strip()):
            yield _comment(source, kept)
            kept = []
        kept.append((line, column, token.string))
        if token.string.startswith("###"):
            kept.pop()
    if kept:
        yield _comment(source, kept)


def _comment(source: str, lines: list[tuple[int, int, str]]) -> Prose:
    (first, column, _), (last, _, text) = lines[0], lines[-1]
    message = "\n".join(re.sub(r"^# ?", "", text) for _, _, text in lines)
    start, end = _place_of_text(source, first, column), _place_of_text(source, last, column) + len(text)
    return Prose(COMMENT, message, start, end, "# ", " " * column + "# ")


def _place(source: str, line: int, column: int) -> int:
    """A place as `ast` gives it, columns counted in bytes, as an index."""
    lines = source.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + len(lines[line - 1].encode()[:column].decode())


def _place_of_text(source: str, line: int, column: int) -> int:
    return sum(len(one) + 1 for one in source.split("\n")[: line - 1]) + column
