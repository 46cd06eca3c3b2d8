"""Cells of a notebook file that is imported, as they stand there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.author.importing.parts import ImportProblem
from autograder.core.language import tr
from autograder.submission.notebook import NotebookProblem, notebook_cells, notebook_metadata


@dataclass(frozen=True)
class SourceCell:
    """A cell of the file; `number` counts all cells from 1, as people do."""

    number: int
    kind: str
    source: str
    metadata: dict[str, Any]


def source_cells(path: Path) -> tuple[list[SourceCell], dict[str, Any]]:
    """The cells of a notebook file, and what it says about itself.

    Raises:
        ImportProblem: there is no such file, it is no notebook, or one in another language.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportProblem(
            tr(
                "{path} cannot be read ({reason}): name a notebook, such as homework.ipynb",
                path=path,
                reason=error.strerror,
            )
        ) from None
    try:
        cells = notebook_cells(data, path.name)
    except NotebookProblem as error:
        raise ImportProblem(str(error)) from None
    metadata = notebook_metadata(data)
    kernel = metadata.get("kernelspec")
    language = kernel.get("language") if isinstance(kernel, dict) else None
    if isinstance(language, str) and language.lower() != "python":
        raise ImportProblem(
            tr(
                "{file} is a notebook in {language}: only Python notebooks become lessons",
                file=path.name,
                language=language,
            )
        )
    return [source_cell(number, cell) for number, cell in enumerate(cells, 1) if isinstance(cell, dict)], metadata


def source_cell(number: int, cell: dict[str, Any]) -> SourceCell:
    """A cell as it stands in the file; parts that are not as they should be are empty."""
    kind, metadata, source = cell.get("cell_type"), cell.get("metadata"), cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return SourceCell(
        number,
        kind if isinstance(kind, str) else "",
        source.rstrip("\n") if isinstance(source, str) else "",
        metadata if isinstance(metadata, dict) else {},
    )
