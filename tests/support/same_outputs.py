"""Notebooks marked by plain nbgrader and with the plug-in: what is not the same in what they show and in their marks.

Made alike before they are compared are times, addresses, folders, and the random names of widgets. Pictures are
compared as they are, stdout and stderr each by itself.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.nbgrader_course import Notebook
from tests.ordinary_course import course_of

ASSIGNMENT = "week1"
_ALIKE = [
    (r"\x1b\[[\d;]*m", ""),
    (r"0x[0-9a-f]+", "0x"),
    (r"\S*?ipykernel_\d+/\d+\.py", "CELL"),
    (r"(?<![\w.:/<])~?(?:/[\w.+@-]+)*/([\w.+@-]+)", r"\1"),  # what is somewhere else in each folder
    (r"The slowest run took .*\n", ""),
    (r"[\d.,]+ loops? each", "N loops each"),
    (r"[\d.,]+ ?[mμµun]?s\b", "N s"),
    (r"CPU times: .*", "CPU times"),
    (r"(model_id'?\"?: ?'?\"?)[0-9a-f]+", r"\1ID"),
    (r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", "ID"),
]


@dataclass(frozen=True)
class Marked:
    """What came of a notebook.

    Attributes:
        cells: its code cells; None where nbgrader gave up on the notebook.
        widgets: the states of its widgets, without their names.
        marks: points by test cell.
    """

    cells: list[dict[str, Any]] | None
    widgets: list[Any]
    marks: Mapping[str, float | None]


@dataclass(frozen=True)
class Difference:
    """What is not the same.

    Attributes:
        what: in a word or two, such as `stdout` or `traceback`.
        plain: in plain nbgrader, as JSON.
        ours: with the plug-in.
    """

    what: str
    plain: str
    ours: str


def marked(
    root: Path, books: Mapping[str, Notebook], config: str, files: Mapping[str, Mapping[str, bytes]] | None = None
) -> dict[str, Marked]:
    """Mark notebooks, each as the submission of a student of its own, with one `nbgrader autograde`.

    Args:
        root: a folder for the course.
        books: by name; as they are, they are both the instructor's and the submission.
        config: the course's `nbgrader_config.py`.
        files: for a notebook, what lies beside it.
    """
    course = course_of(root, books, config, ASSIGNMENT)
    for name, book in books.items():
        folder = course.hand_in(name, book, f"{name}.ipynb").parent
        for path, data in (files or {}).get(name, {}).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    course.run("autograde", ASSIGNMENT, check=False)  # not 0 where it gave up on one
    found = {}
    with course.gradebook() as gradebook:
        of_all = {name: gradebook.find_submission_notebook(name, ASSIGNMENT, name).grades for name in books}
        marks = {name: {grade.name: grade.auto_score for grade in grades} for name, grades in of_all.items()}
    for name in books:
        path = course.root / "autograded" / name / ASSIGNMENT / f"{name}.ipynb"
        book = json.loads(path.read_text()) if path.exists() else None
        found[name] = Marked(
            None if book is None else [cell for cell in book["cells"] if cell["cell_type"] == "code"],
            [] if book is None else _widgets(book),
            marks[name],
        )
    return found


def _widgets(book: Notebook) -> list[Any]:
    states = book["metadata"].get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    return sorted((alike(one["state"]) for one in states.values()), key=json.dumps)


def differences(plain: dict[str, Any], ours: dict[str, Any]) -> list[Difference]:
    """What is not the same in two runs of a cell."""
    first, second = joined(plain["outputs"]), joined(ours["outputs"])
    kinds = [[_kind(one) for one in outputs] for outputs in (first, second)]
    found = []
    if kinds[0] != kinds[1]:
        found.append(_difference("which outputs", *kinds))
    else:
        found += [_difference(_part(a, b), a, b) for a, b in zip(first, second, strict=True) if not _same(a, b)]
    if plain["execution_count"] != ours["execution_count"]:
        found.append(_difference("number", plain["execution_count"], ours["execution_count"]))
    return found


def _difference(what: str, plain: Any, ours: Any) -> Difference:
    return Difference(what, *(json.dumps(alike(one), ensure_ascii=False) for one in (plain, ours)))


def _same(plain: Any, ours: Any) -> bool:
    return bool(alike(plain) == alike(ours))


def _kind(output: Mapping[str, Any]) -> str:
    kind = str(output["output_type"])
    return str(output["name"]) if kind == "stream" else kind


def _part(plain: dict[str, Any], ours: dict[str, Any]) -> str:
    """Of two outputs of a kind, which part is not the same."""
    kind = _kind(plain)
    if kind == "error":
        told = [{**one, "traceback": None} for one in (plain, ours)]
        return "traceback" if _same(*told) else "error"
    if "data" not in plain:
        return kind
    forms = [form for form in plain["data"] if not _same(plain["data"][form], ours["data"].get(form))]
    return f"{kind} as {', '.join(forms)}" if forms else kind


def alike(value: Any) -> Any:
    """A value without what differs from run to run."""
    if isinstance(value, str):
        value = value.replace(os.path.expanduser("~"), "~")
        for pattern, instead in _ALIKE:
            value = re.sub(pattern, instead, value)
        return value
    if isinstance(value, list):
        return [alike(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "image/png" else alike(one) for key, one in value.items()}
    return value


def joined(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outputs with what was printed in a row as one on each stream.

    Which of the two comes first is a matter of chance in ipykernel, which sends what was printed every now and then.
    """
    made: list[dict[str, Any]] = []
    row: dict[str, str] = {}
    for output in [*outputs, None]:
        if output is not None and output["output_type"] == "stream":
            row[output["name"]] = row.get(output["name"], "") + "".join(output["text"])
            continue
        made += [{"output_type": "stream", "name": name, "text": row[name]} for name in sorted(row)]
        row = {}
        if output is not None:
            made.append(output)
    return made
