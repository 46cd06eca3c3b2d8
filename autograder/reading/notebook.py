"""Notebooks as programs: the code cells of any `.ipynb`, with IPython's own syntax made harmless."""

import ast
import json
import re
from dataclasses import dataclass
from typing import Any

from autograder.reading.program import MAX_CODE, BrokenUnit, Program, Unit, syntax_problem

# Cell magics under which the rest of the cell is Python that runs as always.
_TRANSPARENT = re.compile(r"\A\s*%%(time|capture|prun)\b[^\n]*\n")
_CELL_MAGIC = re.compile(r"\A\s*%%\w")
MAX_CELLS = 5_000
MAX_BRACKETS = 1_000_000  # lists and objects in the JSON; each costs the reader some 60 bytes
LEFT_OUT = "pass  # a magic or a shell command, left out while marking"


class NotebookProblem(ValueError):
    """A file that is no notebook; the text says what is wrong and what to do."""


@dataclass(frozen=True)
class Notebook:
    """What was read from a notebook.

    Attributes:
        program: its code cells.
        texts: the text of each Markdown cell that has an nbgrader id, by that id: the free-text answers.
        notes: what the record should say about the file.
    """

    program: Program
    texts: dict[str, str]
    notes: tuple[str, ...] = ()


def read_notebook(data: bytes, file: str, names: frozenset[str]) -> Notebook:
    """The program and the texts in a notebook of any version.

    Args:
        data: the bytes of the file.
        file: its name, for messages.
        names: tasks of the lesson; a cell that defines one always runs, whatever its tags say.

    Raises:
        NotebookProblem: the file is not JSON, holds no list of cells, or more code than a person writes.
    """
    cells = [cell for cell in _cells(data, file) if isinstance(cell, dict)]
    code = [cell for cell in cells if cell.get("cell_type") == "code"]
    notes = (f"only the first {MAX_CELLS:,} code cells were read",) if len(code) > MAX_CELLS else ()
    return Notebook(_program(code[:MAX_CELLS], file, names), _texts(cells), notes)


def _program(code: list[dict[str, Any]], file: str, names: frozenset[str]) -> Program:
    units: list[Unit] = []
    broken: list[BrokenUnit] = []
    left = MAX_CODE
    for number, cell in enumerate(code, 1):
        source = _source(cell)
        left -= len(source)
        if left < 0:
            raise NotebookProblem(
                f"{file} holds more than {MAX_CODE:,} characters of code, more than a notebook may have. "
                "Keep data in files of their own, and hand in the code"
            )
        source = neutralise(source)
        problem = syntax_problem(source)
        if problem is not None:
            broken.append(BrokenUnit(Unit(source, file, number), *problem))
            continue
        skip = _belongs_to_the_lesson(cell) and not (names & _assigned(source))
        units.append(Unit(source, file, number, skip))
    return Program(tuple(units), {}, tuple(broken))


def _texts(cells: list[dict[str, Any]]) -> dict[str, str]:
    texts = {}
    for cell in cells:
        identity = _nbgrader(cell).get("grade_id")
        if cell.get("cell_type") == "markdown" and isinstance(identity, str):
            texts[identity] = _source(cell)
    return texts


def _cells(data: bytes, file: str) -> list[Any]:
    if not data.strip():
        raise NotebookProblem(f"{file} is empty: save the notebook again and hand that file in")
    if data.count(b"{") + data.count(b"[") > MAX_BRACKETS:
        raise NotebookProblem(f"{file} holds data that no notebook has: clear its outputs and save it again")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotebookProblem(
            f"{file} is not UTF-8 text (byte {error.start + 1}): download the notebook again"
        ) from None
    except json.JSONDecodeError as error:
        raise NotebookProblem(
            f"{file} is not a whole notebook: line {error.lineno}, column {error.colno}: {error.msg}. "
            "Open it in Jupyter, save it and hand that file in"
        ) from None
    except (RecursionError, ValueError):
        raise NotebookProblem(f"{file} holds data that no notebook has: save it again from Jupyter") from None
    if isinstance(notebook, dict):
        if isinstance(notebook.get("cells"), list):
            return list(notebook["cells"])
        sheets = notebook.get("worksheets")  # notebooks of format 3, from before 2015
        found = [sheet["cells"] for sheet in sheets if _is_sheet(sheet)] if isinstance(sheets, list) else []
        if found:
            return [cell for cells in found for cell in cells]
    raise NotebookProblem(f"{file} has no list of cells: it is not a notebook. Save it again from Jupyter")


def _is_sheet(sheet: Any) -> bool:
    return isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    own = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return own if isinstance(own, dict) else {}


def _belongs_to_the_lesson(cell: dict[str, Any]) -> bool:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    if isinstance(tags, list) and any(tag in ("demo", "check") for tag in tags):
        return True
    own = _nbgrader(cell)
    return own.get("grade") is True and own.get("solution") is not True


def _assigned(source: str) -> frozenset[str]:
    from autograder.reading.attempts import bound_names

    return bound_names(ast.parse(source))


def neutralise(source: str) -> str:
    """Python text that runs without IPython: magics, `!commands` and `help?` become `pass`, line for line."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    source, transparent = _TRANSPARENT.subn(f"{LEFT_OUT}\n", source, count=1)
    if not transparent and _CELL_MAGIC.match(source):
        return LEFT_OUT
    if syntax_problem(source) is None:
        return source  # no line of it is IPython's: `%` inside a string stays
    return _line_by_line(source)


# IPython reads a cell again for each line of its own syntax in it: beyond these the plain way is taken.
_MAX_CHARACTERS, _MAX_OWN_LINES = 20_000, 20
_OWN_LINE = re.compile(r"^(?P<indent>[ \t]*)(?P<before>[\w.,\[\] \t]+=[ \t]*)?(?P<own>[!%?].*|\S.*\?)$", re.MULTILINE)


def _line_by_line(source: str) -> str:
    if len(source) > _MAX_CHARACTERS or len(_OWN_LINE.findall(source)) > _MAX_OWN_LINES:
        return _OWN_LINE.sub(_left_out, source)
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        manager = TransformerManager()  # type: ignore[no-untyped-call]  # IPython has no types here
        lines = manager.transform_cell(source).split("\n")
        return "\n".join(_without_ipython(line) for line in lines)
    except Exception:  # what IPython cannot read, or gives up on; the cell may be no Python at all
        return _OWN_LINE.sub(_left_out, source)


def _left_out(found: re.Match[str]) -> str:
    before = found["before"] or ""
    return f"{found['indent']}{before}{'None' if before else 'pass'}  # a magic or a shell command, left out"


_CALL = re.compile(r"""get_ipython\(\)\.(run_line_magic\('(?P<magic>\w+)', (?P<rest>'.*'|".*")\)|\w+\(.*\))\s*$""")


def _without_ipython(line: str) -> str:
    found = _CALL.search(line)
    if found is None:
        return line
    indent = line[: len(line) - len(line.lstrip())]
    before = line[: found.start()].strip()
    statement = ast.literal_eval(found["rest"]) if found["magic"] == "time" else ""
    if statement:  # `%time train(...)` runs its statement
        return f"{indent}{before} {statement}".rstrip() if before else f"{indent}{statement}"
    if before.endswith("="):
        return f"{indent}{before} None  # a magic or a shell command, left out while marking"
    return f"{indent}{LEFT_OUT}"
