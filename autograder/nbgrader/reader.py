"""Reader of submitted notebooks for nbgrader: whatever a student handed in becomes one that can be marked."""

import os
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter, ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell, upgrade

from autograder.core.language import tr
from autograder.nbgrader.feedback import quoted
from autograder.nbgrader.places import Place, place_of
from autograder.nbgrader.settings import directory_of, plan_for
from autograder.submission.folder import Unreadable, open_folder
from autograder.submission.notebook import KIT, MAX_CELLS, NotebookProblem, notebook_cells, notebook_metadata

MAKERS = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


class Reader(NotebookExporter):
    """`c.Autograde.exporter_class`. Notebooks that are none of the kit's are read as nbgrader reads them."""

    def from_filename(
        self, filename: str, resources: Any = None, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Convert a notebook; one of the kit's also where the file is broken, or has another name."""
        plan = plan_for(self, resources) if resources and "nbgrader" in resources else None
        if plan is None:
            return super().from_filename(filename, resources, **options)
        path = Path(filename)
        mine = place_of(directory_of(self), resources["nbgrader"], plan.lesson)
        notebook, notes = read_whatever(path, mine, plan.tasks)
        place = ResourcesDict()
        place.update(name=path.stem, path=str(path.parent))
        given = {**resources, "metadata": place, "torchgrade": {"plan": plan, "notes": notes}}
        return self.from_notebook_node(notebook, given, **options)


def read_whatever(path: Path, mine: Place, tasks: frozenset[str]) -> tuple[NotebookNode, list[str]]:
    """The notebook in a file, as far as there is one, and what is to be said about the file.

    Args:
        path: where nbgrader expects it.
        mine: where nothing lies there, the file that is marked instead is taken.
        tasks: that the notebook asks for.
    """
    notes = []
    if not os.path.lexists(path):
        found = mine.files(tasks)
        if found is None or found.file is None:
            return new_notebook(), [tr("No notebook was handed in: {file} was asked for.", file=path.name)]
        notes.append(
            tr(
                "The file is called {file}; the name asked for is {wanted}. It was marked.",
                file=quoted(found.file),
                wanted=path.name,
            )
        )
        path = mine.folder / found.file
    try:
        with open_folder(path.parent) as folder:
            data = folder.read(path.name)
        if path.suffix.lower() == ".py":
            program = new_notebook(cells=[new_code_cell(data.decode("utf-8", "replace"))])
            return program, [*notes, tr("A program was handed in, {file}, not a notebook.", file=quoted(path.name))]
        return _notebook(data, path.name), notes
    except (Unreadable, NotebookProblem) as error:
        return new_notebook(), [*notes, tr("The notebook cannot be read: {problem}.", problem=quoted(str(error)))]


def _notebook(data: bytes, file: str) -> NotebookNode:
    cells = notebook_cells(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about ids that are there twice: they get new ones
            found = nbformat.reads(data.decode("utf-8-sig"), as_version=4)
            nbformat.validate(found)
    except Exception:  # whatever nbformat stumbles over, the cells are there
        return _rebuilt(cells, notebook_metadata(data))
    return upgrade(found, 4, found.nbformat_minor)


def _rebuilt(cells: list[Any], metadata: dict[str, Any]) -> NotebookNode:
    """A sound notebook with the source of each cell and what it says about itself, and no outputs."""
    made: list[NotebookNode] = []
    for cell in cells[:MAX_CELLS]:
        if isinstance(cell, dict) and cell.get("cell_type") in MAKERS:
            source = cell.get("source", cell.get("input", ""))
            text = "".join(map(str, source)) if isinstance(source, list) else str(source)
            made.append(
                MAKERS[cell["cell_type"]](text, metadata=_kept(cell.get("metadata"), ("nbgrader", "tags", KIT)))
            )
    return new_notebook(cells=made, metadata=_kept(metadata, ("kernelspec", KIT)))


def _kept(metadata: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    """The entries of metadata that are as the format wants them."""
    known = {key: metadata[key] for key in keys if key in metadata} if isinstance(metadata, dict) else {}
    if not all(isinstance(tag, str) for tag in known.get("tags", ())) or not isinstance(known.get("tags", []), list):
        del known["tags"]
    return {key: value for key, value in known.items() if key == "tags" or isinstance(value, dict)}
