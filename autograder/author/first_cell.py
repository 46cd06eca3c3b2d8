"""The first cells of a lesson's notebook: links that open it elsewhere, and the check before what may be missing."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from autograder.core.handout import WHEEL
from autograder.core.language import tr
from autograder.course.layout import CourseProblem
from autograder.course.source import Cell, is_demo
from autograder.course.tables import CourseTable
from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse

KIT = "autograder"
# What a check needs besides PyTorch and what PyTorch needs itself; a test compares.
NEEDED = ("msgspec", "rich", "safetensors")
# `--no-deps` leaves every other package as it is: the host's PyTorch, NumPy and IPython stay.
INSTALLING = """\
try:
{imports}
except ModuleNotFoundError:  # {why}
    %pip install --quiet --no-deps {wheel} {needed}
    from autograder.student.bring import bring

    bring({lesson!r}, {address!r})
{imports}
"""
COLAB = "https://colab.research.google.com/github"
KAGGLE = "https://kaggle.com/kernels/welcome?src="
ON_GITHUB = "github.com"


def notebook_cells(cells: Sequence[Cell], lesson: str, settings: CourseTable) -> list[Cell]:
    """The cells of a lesson's notebook, with what its course's settings put before them.

    Raises:
        CourseProblem: an address in the settings is none.
    """
    return [*_links(lesson, settings.notebooks), *check_first(cells, lesson, settings.address)]


def _links(lesson: str, notebooks: str) -> list[Cell]:
    """The cell that opens this notebook elsewhere, where the course says where it lies."""
    if not notebooks:
        return []
    place = urlsplit(notebooks)
    parts = place.path.strip("/").split("/")
    if place.scheme != "https" or place.netloc != ON_GITHUB or len(parts) < 4 or parts[2] != "blob":
        raise CourseProblem(
            tr(
                "course.toml: [course] notebooks = {notebooks!r} is no folder on GitHub: it has the form "
                "https://github.com/OWNER/NAME/blob/BRANCH/FOLDER",
                notebooks=notebooks,
            )
        )
    path = f"{'/'.join(parts)}/{lesson}/{lesson}.ipynb"
    colab, kaggle = f"{COLAB}/{path}", f"{KAGGLE}https://{ON_GITHUB}/{path}"
    return [
        Cell("markdown", tr("[Open in Colab]({colab}) · [Open in Kaggle]({kaggle})", colab=colab, kaggle=kaggle), {})
    ]


def check_first(cells: Sequence[Cell], lesson: str, address: str = "") -> list[Cell]:
    """The cells of a lesson with what it imports of the kit in a cell of its own before all other code.

    Where a module that the lesson draws with is not installed, the cell that imports it fails; what it would have
    imported after that line is missing in all cells below.

    Args:
        cells: of the lesson.
        lesson: its name.
        address: where the kit and the lesson can be read; the cell then installs what is missing.
    """
    place = next((at for at, cell in enumerate(cells) if cell.kind == "code"), None)
    if place is None or is_demo(cells[place]):
        return list(cells)
    first = cells[place]
    spans = list(_imports_of_the_kit(first.source))
    if not spans:
        return list(cells)
    lines = first.source.split("\n")
    own = [line for begin, end in spans for line in lines[begin:end]]
    taken = {at for begin, end in spans for at in range(begin, end)}
    others = "\n".join(line for at, line in enumerate(lines) if at not in taken).strip("\n")
    rest = [replace(first, source=others)] if others.strip() else []
    begun = replace(first, source=_installing(own, lesson, address) if address else "\n".join(own))
    return [*cells[:place], begun, *rest, *cells[place + 1 :]]


def _installing(imports: Sequence[str], lesson: str, address: str) -> str:
    if urlsplit(address).scheme not in ("https", "http") or any(sign.isspace() or sign in "'\"{}" for sign in address):
        raise CourseProblem(
            tr(
                "course.toml: [course] address = {address!r} is no address of the form https://HOST/FOLDER",
                address=address,
            )
        )
    address = address.rstrip("/")
    shown = "\n".join(f"    {line}" for line in imports)
    wheel, needed = f"{address}/{WHEEL}", " ".join(NEEDED)
    why = tr("Colab, Kaggle, a new environment: installs the checks, and changes no other package")
    return INSTALLING.format(why=why, imports=shown, wheel=wheel, needed=needed, lesson=lesson, address=address).rstrip(
        "\n"
    )


def _imports_of_the_kit(source: str) -> Iterator[tuple[int, int]]:
    """The lines of each statement that imports from the kit, counted from 0, without the line behind the last."""
    for node in parse(neutralise(source)).body:
        if isinstance(node, ast.ImportFrom) and node.module == KIT and not node.level:
            yield node.lineno - 1, node.end_lineno or node.lineno
