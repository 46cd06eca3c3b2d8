"""Notebooks as programs: the code cells of any `.ipynb`, with IPython's own syntax made harmless.

One file, since every cell goes through the same steps.
"""

import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from autograder.core.language import in_every_language, noted, tr, tr_plural
from autograder.core.text import one_line
from autograder.submission.damaged_notebook import cells_of_damaged, is_cut_off
from autograder.submission.other_kinds import conflict_in_notebook
from autograder.submission.parsing import literal, parse
from autograder.submission.program import LEFT_OUT, MAX_CODE, BrokenUnit, Program, Unit, syntax_problem
from autograder.submission.recovery import MAX_CHARACTERS, Rest, defines, recovered
from autograder.submission.wide_text import in_utf8, wide_encoding

warnings.filterwarnings("ignore", module="IPython.core.inputtransformer2")  # on cells that it cannot make sense of

# Cell magics under which the rest of the cell is Python that runs as always.
_TRANSPARENT = re.compile(r"\A\s*%%(time|capture|prun)\b[^\n]*\n")
_CELL_MAGIC = re.compile(r"\A\s*%%\w")
MAX_CELLS = 5_000
KIT = "torchgrade"  # the kit's own entry in the metadata of notebooks and cells
PLACEHOLDER = noted("*Your answer here.*")  # in a notebook
TEXT_PLACEHOLDER = noted("Your answer here, in two or three sentences.")  # in a `.py`
QUESTION, TASK = noted("Question"), noted("Task")  # in bold before the name of one, in a story
MAX_BRACKETS = 1_000_000  # lists and objects in the JSON; each costs the reader some 60 bytes


class NotebookProblem(ValueError):
    """A file that is no notebook; the text says what is wrong and what to do."""


class DamagedNotebook(NotebookProblem):
    """A file that seems to have been a notebook once."""


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
    encoding = wide_encoding(data)
    data = in_utf8(data)
    cells, damage = _cells(data, file)
    if encoding:
        damage = (
            tr(
                "{file} is {encoding}, which no notebook should be: it was read all the same",
                file=file,
                encoding=encoding,
            ),
            *damage,
        )
    code = [cell for cell in cells if _is_code(cell)]
    notes = damage + (
        (tr("only the first {count:,} code cells were read", count=MAX_CELLS),) if len(code) > MAX_CELLS else ()
    )
    retyped = sum(cell.get("cell_type") != "code" for cell in code)
    if retyped:
        notes += (
            tr_plural(
                retyped,
                "{count} cells that were released as code had become text; they were read as code",
                "{count} cells that were released as code had become text; they were read as code",
            ),
        )
    program = _program(code[:MAX_CELLS], file, names)
    language = _language(data)
    if language and not any(names & _assigned(unit.source) for unit in program.units):
        raise NotebookProblem(
            tr("{file} is a notebook in {language}: the tasks are to be done in Python", file=file, language=language)
        )
    return Notebook(program, _texts(cells), (*notes, *_not_run(code, names)))


def _language(data: bytes) -> str:
    """The language of a notebook that is not in Python; empty for one that is, or does not say."""
    said = notebook_metadata(data)
    named = [said.get("language_info"), said.get("kernelspec")]
    found = [one.get(key) for one, key in zip(named, ("name", "language"), strict=True) if isinstance(one, dict)]
    languages = [one for one in found if isinstance(one, str) and one]
    return "" if not languages or any("python" in one.lower() for one in languages) else languages[0][:40]


def _not_run(code: list[dict[str, Any]], names: frozenset[str]) -> Iterator[str]:
    """What to say of cells with a task in them that a magic keeps from being run."""
    for number, cell in enumerate(code, 1):
        source = _source(cell)
        magic = _CELL_MAGIC.match(source)
        if magic and not _TRANSPARENT.match(source) and any(defines(source, name) for name in names):
            word = source.split(None, 1)[0][:40]
            yield tr(
                "cell {number} begins with {magic}, which keeps Python from running what stands in it",
                number=number,
                magic=word,
            )


def is_notebook(data: bytes, file: str) -> bool:
    """Whether a file is to be read as a notebook: by its name, or because it is one under the name of a program."""
    if file.lower().endswith(".ipynb"):
        return True
    data = in_utf8(data)
    if not data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or b'"cells"' not in data:
        return False
    try:
        return bool(notebook_cells(data, file))
    except NotebookProblem:
        return False


def _cells(data: bytes, file: str) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The cells, and a remark where the notebook is damaged outside of them."""
    try:
        return [cell for cell in notebook_cells(data, file) if isinstance(cell, dict)], ()
    except DamagedNotebook as error:
        cells = cells_of_damaged(data)
        if cells is None:
            raise
        return cells, (tr("{problem}. Its cells could be read all the same, and were marked", problem=error),)


def _program(code: list[dict[str, Any]], file: str, names: frozenset[str]) -> Program:
    units: list[Unit] = []
    broken: list[BrokenUnit] = []
    left, to_recover = MAX_CODE, MAX_CHARACTERS
    for number, cell in enumerate(code, 1):
        source = _source(cell)
        left -= len(source)
        if left < 0:
            raise NotebookProblem(
                tr(
                    "{file} holds more than {count:,} characters of code, more than a notebook may have. Keep "
                    "data in files of their own, and hand in the code",
                    file=file,
                    count=MAX_CODE,
                )
            )
        whole = Unit(neutralise(source), file, number)
        problem = syntax_problem(whole.source)
        rest = Rest(whole, ())
        if problem is not None:
            to_recover -= len(whole.source)
            rest = recovered(whole, problem) if to_recover >= 0 else Rest(None, (BrokenUnit(whole, *problem),))
        broken += rest.broken
        if rest.unit is not None:
            skip = _belongs_to_the_lesson(cell) and not (names & _assigned(rest.unit.source))
            units.append(replace(rest.unit, skip=skip))
    return Program(tuple(units), {}, tuple(broken))


def _texts(cells: list[dict[str, Any]]) -> dict[str, str]:
    """The free-text answers, by task: in cells that say so, else in the text cells below the question.

    A trip through Colab loses what a cell says about itself; the question itself is then found by its words.
    """
    question = re.compile(rf"\*\*(?:{'|'.join(map(re.escape, in_every_language(QUESTION)))}) `(\w+)`\*\*")
    heads = ("#", *(f"**{word}" for word in in_every_language(TASK)))
    texts: dict[str, list[str]] = {}
    open_question = None
    for cell in cells:
        text = cell.get("cell_type") == "markdown"
        source = _source(cell) if text else ""
        answers = _answers(cell) if text else None
        asked = question.search(source)
        if answers is None and (asked or source.lstrip().startswith(heads)):
            open_question = asked[1] if asked else None
        elif _is_code(cell):
            open_question = None
        elif answers or (open_question and source.strip()):
            texts.setdefault(answers or str(open_question), []).append(source.strip())
    empty = in_every_language(PLACEHOLDER)
    return {name: "\n\n".join(part for part in parts if part not in empty) for name, parts in texts.items()}


def _answers(cell: dict[str, Any]) -> str | None:
    """Which free text a cell says it answers."""
    metadata = cell.get("metadata")
    own = metadata.get(KIT) if isinstance(metadata, dict) else None
    named = own.get("answer") if isinstance(own, dict) else None
    if named is None and _nbgrader(cell).get("solution") is True:
        named = _nbgrader(cell).get("grade_id")
    return named if isinstance(named, str) else None


def notebook_metadata(data: bytes) -> dict[str, Any]:
    """What a notebook says about itself; empty where it says nothing that can be read."""
    try:
        metadata = json.loads(data.decode("utf-8-sig"))["metadata"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return metadata if isinstance(metadata, dict) else {}


def release(data: bytes) -> dict[str, str]:
    """What a notebook says about the release that it comes from (`kit`, `lesson`, `release`); empty if nothing."""
    own = notebook_metadata(data).get(KIT)
    said = own if isinstance(own, dict) else {}
    return {key: said[key] for key in ("kit", "lesson", "release") if isinstance(said.get(key), str)}


def notebook_cells(data: bytes, file: str) -> list[Any]:
    """The cells of a notebook of any version, as they stand in the file.

    Raises:
        NotebookProblem: the file is not JSON or holds no list of cells.
    """
    if not data.strip():
        raise NotebookProblem(tr("{file} is empty: save the notebook again and hand that file in", file=file))
    if data.count(b"{") + data.count(b"[") > MAX_BRACKETS:
        raise NotebookProblem(
            tr("{file} holds data that no notebook has: clear its outputs and save it again", file=file)
        )
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DamagedNotebook(
            tr(
                "{file} is not UTF-8 text (byte {position}): download the notebook again",
                file=file,
                position=error.start + 1,
            )
        ) from None
    except json.JSONDecodeError as error:
        conflict = conflict_in_notebook(data, file)
        if conflict:
            raise NotebookProblem(conflict) from None
        if not data.lstrip().startswith(b"{"):
            begins = one_line(data.decode("utf-8", "replace").strip(), 40)
            raise NotebookProblem(
                tr(
                    "{file} is no notebook: it begins with `{beginning}`. Hand in the file that Jupyter saves",
                    file=file,
                    beginning=begins,
                )
            ) from None
        if is_cut_off(data):
            raise DamagedNotebook(
                tr(
                    "{file} ends in the middle (line {line}), so a part of it is missing. Save it again, or "
                    "download it again, and hand that file in",
                    file=file,
                    line=error.lineno,
                )
            ) from None
        raise DamagedNotebook(
            tr(
                "{file} is not a whole notebook: line {line}, column {column}: {error}. Open it in Jupyter, save "
                "it and hand that file in",
                file=file,
                line=error.lineno,
                column=error.colno,
                error=error.msg,
            )
        ) from None
    except (RecursionError, ValueError):
        raise NotebookProblem(
            tr("{file} holds data that no notebook has: save it again from Jupyter", file=file)
        ) from None
    if isinstance(notebook, dict):
        if isinstance(notebook.get("cells"), list):
            return list(notebook["cells"])
        sheets = notebook.get("worksheets")  # notebooks of format 3, from before 2015
        found = [sheet["cells"] for sheet in sheets if _is_sheet(sheet)] if isinstance(sheets, list) else []
        if found:
            return [cell for cells in found for cell in cells]
    raise NotebookProblem(
        tr("{file} has no list of cells: it is not a notebook. Save it again from Jupyter", file=file)
    )


def _is_code(cell: dict[str, Any]) -> bool:
    """Whether a cell holds code, or did so when it was released: a slip of the hand turns a cell into text."""
    return cell.get("cell_type") == "code" or (
        cell.get("cell_type") in ("markdown", "raw")
        and (_nbgrader(cell).get("cell_type") == "code" or "question" in _tags(cell))
    )


def _tags(cell: dict[str, Any]) -> list[Any]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tags if isinstance(tags, list) else []


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
    if any(tag in ("demo", "check") for tag in _tags(cell)):
        return True
    own = _nbgrader(cell)
    return own.get("grade") is True and own.get("solution") is not True


def _assigned(source: str) -> frozenset[str]:
    from autograder.submission.tasks import bound_names

    return bound_names(parse(source))


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
# No two parts of it can take the same character: it stays linear on lines of any length.
_OWN_LINE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<before>[^\W\d][\w.,\[\] \t]*=[ \t]*)?(?P<own>[!%?].*|\S.*\?)$", re.MULTILINE
)


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
    statement = literal(found["rest"]) if found["magic"] == "time" else ""
    if statement:  # `%time train(...)` runs its statement
        return f"{indent}{before} {statement}".rstrip() if before else f"{indent}{statement}"
    if before.endswith("="):
        return f"{indent}{before} None  # a magic or a shell command, left out while marking"
    return f"{indent}{LEFT_OUT}"
