"""Notebooks from anywhere, marked by plain nbgrader and with the plug-in: which cells show the same.

    python benchmarks/same_outputs.py FOLDER [FOLDER ...] [--page] [--timeout 30]

Every notebook below a folder that is written for Python is handed in as it is, beside the files of its folder, to two
courses: one with plain nbgrader, one with the plug-in, each with the notebooks themselves as the instructor's. Where
nbgrader refuses to make an assignment of one, its cells are handed in without what they hold for nbgrader. Plain
nbgrader marks everything twice: what is not the same then is nothing that the plug-in could show the same.

Prints a table, and below it what is not the same; `--page` prints the table as Markdown. Ends with 1 if marks differ.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from tests.nbgrader_course import OURS, PLAIN, Notebook
from tests.support.same_outputs import Difference, Marked, differences, marked

MOST_FILES = 20 * 2**20  # bytes of what lies beside a notebook
SHOWN = 400  # characters of a difference


@dataclass(frozen=True)
class Row:
    """A notebook in the table.

    Attributes:
        name: its path from the folder that was given.
        cells: how many of its code cells there are.
        same: how many show the same.
        varies: how many do not even in plain nbgrader twice.
        different: those that are not the same, by their number among code cells.
        words: about the whole notebook.
        same_marks: whether both give the same marks.
    """

    name: str
    cells: int
    same: int
    varies: int
    different: Mapping[int, Sequence[Difference]]
    words: str
    same_marks: bool


def main() -> int:
    """Run the benchmark and print what it gave; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--page", action="store_true", help="print the table as Markdown")
    parser.add_argument("--timeout", type=int, default=30, help="seconds for a cell")
    options = parser.parse_args()
    # nbgrader starts programs that are installed beside it.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    rows = [row for folder in options.folders for row in compared(folder, options.timeout)]
    show(rows, options.page)
    return 0 if all(row.same_marks for row in rows) else 1


def compared(folder: Path, timeout: int) -> list[Row]:
    """Compare the notebooks of a folder."""
    read = {path.relative_to(folder): readable(path) for path in sorted(folder.rglob("*.ipynb"))}
    names = {path: re.sub(r"\W+", "-", str(path.with_suffix(""))) for path in read}
    files = {names[path]: beside(folder / path) for path in read}
    settings = f"c.Execute.timeout = {timeout}\nc.Execute.iopub_timeout = {timeout}\n"
    rows, ready = {}, {}
    with tempfile.TemporaryDirectory() as place:
        for path, book in read.items():
            made = book if isinstance(book, str) else as_assignment(Path(place, "tried"), names[path], book)
            if isinstance(made, str):
                rows[path] = Row(str(path), 0, 0, 0, {}, made, True)
            else:
                ready[path] = made
        books = {names[path]: book for path, (book, _) in ready.items()}
        runs = []
        for number, config in enumerate((PLAIN, PLAIN, OURS)):
            print(f"{folder}: {len(books)} notebooks, {number + 1} of 3 ...", file=sys.stderr, flush=True)
            runs.append(marked(Path(place, str(number)), books, config + settings, files))
    for path, (_, words) in ready.items():
        rows[path] = row_of(str(path), *(run[names[path]] for run in runs), words)
    return [rows[path] for path in read]


def readable(path: Path) -> Notebook | str:
    """A notebook for this Python; else why it is left out."""
    try:
        book: Any = nbformat.read(path, 4)
    except Exception as error:
        return f"left out: it cannot be read ({type(error).__name__})"
    about = book.metadata.get("kernelspec", {})
    language = about.get("language") or book.metadata.get("language_info", {}).get("name") or "python"
    if language != "python":
        return f"left out: its language is {language}"
    book.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.loads(json.dumps(book))  # type: ignore[no-any-return]


def beside(path: Path) -> dict[str, bytes]:
    """What lies in a notebook's folder, other notebooks left out; nothing where that is too much to copy."""
    found = [one for one in path.parent.rglob("*") if one.is_file() and one.suffix != ".ipynb"]
    if sum(one.stat().st_size for one in found) > MOST_FILES:
        return {}
    return {str(one.relative_to(path.parent)): one.read_bytes() for one in found}


def as_assignment(root: Path, name: str, book: Notebook) -> tuple[Notebook, str] | str:
    """A notebook of which nbgrader makes an assignment, and what was done for that; else why it is left out."""
    if released(root, name, book):
        return book, ""
    cells = [{**cell, "metadata": {**cell["metadata"]}} for cell in book["cells"]]
    for cell in cells:
        cell["metadata"].pop("nbgrader", None)
        cell["source"] = re.sub("(?m)^.*### (BEGIN|END) .*\n?", "", "".join(cell["source"]))
    without = {**book, "cells": cells}
    if released(root, f"{name}-without", without):
        return without, "without what its cells hold for nbgrader"
    return "left out: nbgrader makes no assignment of it"


def released(root: Path, name: str, book: Notebook) -> bool:
    """Whether nbgrader makes an assignment of a notebook."""
    source = root / "source" / name
    source.mkdir(parents=True)
    (source / f"{name}.ipynb").write_text(json.dumps(book))
    config = Config()
    config.CourseDirectory.root = str(root)
    return bool(NbGraderAPI(config=config).generate_assignment(name)["success"])


def row_of(name: str, plain: Marked, again: Marked, ours: Marked, words: str) -> Row:
    """What the runs of a notebook gave."""
    if plain.cells is None or again.cells is None or ours.cells is None:
        gave_up = "plain nbgrader" if plain.cells is None else "the plug-in"
        if plain.cells is None and ours.cells is None:
            gave_up = "both"
        words = "; ".join(filter(None, [words, f"{gave_up} gave up on it"]))
        return Row(name, 0, 0, 0, {}, words, plain.cells is None)
    found = [differences(*pair) for pair in zip(plain.cells, ours.cells, strict=True)]
    varies = [bool(differences(*pair)) for pair in zip(plain.cells, again.cells, strict=True)]
    different = {number: one for number, one in enumerate(found) if one and not varies[number]}
    if plain.marks != ours.marks:
        words = "; ".join(filter(None, [words, f"marks: {plain.marks} and {ours.marks}"]))
    same = len(found) - len(different) - sum(varies)
    return Row(name, len(found), same, sum(varies), different, words, plain.marks == ours.marks)


def show(rows: Sequence[Row], page: bool) -> None:
    """Print the table, what is not the same, and the sums."""
    head = ("notebook", "cells", "the same", "varies", "marks", "what differs")
    lines = [
        (row.name, str(row.cells), str(row.same), str(row.varies), "same" if row.same_marks else "NOT", _words(row))
        for row in rows
    ]
    if page:
        print("\n".join("| " + " | ".join(line) + " |" for line in (head, ("---",) * len(head), *lines)))
    else:
        wide = max(len(line[0]) for line in lines)
        for line in (head, *lines):
            print(f"{line[0]:{wide}}  {line[1]:>5} {line[2]:>9} {line[3]:>7}  {line[4]:6} {line[5]}")
    print()
    for row in rows:
        for number, found in row.different.items():
            for one in found:
                print(f"{row.name}, code cell {number}, {one.what}:")
                print(f"    plain: {one.plain[:SHOWN]}\n    ours:  {one.ours[:SHOWN]}")
    cells, same, varies = (sum(getattr(row, name) for row in rows) for name in ("cells", "same", "varies"))
    ran = sum(row.cells > 0 for row in rows)
    print(
        f"{ran} notebooks, {cells} cells, {same} the same, {varies} vary in plain nbgrader, {cells - same - varies} not"
    )


def _words(row: Row) -> str:
    kinds = Counter(one.what for found in row.different.values() for one in found)
    return "; ".join([*([row.words] if row.words else []), *(f"{kind} ({n})" for kind, n in kinds.items())])


if __name__ == "__main__":
    sys.exit(main())
