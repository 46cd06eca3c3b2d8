"""The state of this machine for marking: what it offers, what is missing, and how to get it."""

import os
import platform
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata

from rich.console import Console
from rich.table import Table

from autograder import __version__
from autograder.core.language import noted, tr
from autograder.instructor.grade import has_cuda
from autograder.lesson import Found, Resource
from autograder.sandbox import Levels, available
from autograder.sandbox.choice import LEAST

MEANINGS = {
    3: noted("programs see no files, processes or network but their own"),
    2: noted("programs reach no files, processes or network but their own; that a path exists can be seen"),
    1: noted("as tier 2, with only what was loaded before: some right programs may fail"),
    0: noted("programs run as you do: they can read, change and send away what you can"),
}


def examine(data: Iterable[tuple[Resource, Found]], out: Console, offered: Levels | None = None) -> bool:
    """Print everything; returns whether a class can be marked here.

    Args:
        data: the resources of the course's lessons, and where they are.
        out: where to.
        offered: what the machine offers; found by trying if None.
    """
    offered = offered or available()
    out.print(
        tr("Isolation: tier {best} of 3, {meaning}", best=offered.best, meaning=tr(MEANINGS[offered.best])),
        style="bold",
        soft_wrap=True,
    )
    if offered.layers:
        out.print(_layers(offered))
    for level, problem in sorted(offered.problems.items(), reverse=True):
        out.print(
            tr("Tier {level} cannot be used: {problem}", level=level, problem=problem), markup=False, soft_wrap=True
        )
    for name, value in _versions():
        out.print(f"{name}: {value}", markup=False, soft_wrap=True)
    for resource, found in data:
        out.print(f"{resource.title}: {found.told}", markup=False, soft_wrap=True)
        if not found.real:
            out.print(tr(resource.advice), markup=False, soft_wrap=True)
    enough = offered.best >= LEAST
    if not enough:
        out.print(
            tr(
                "`autograder grade` asks for tier {least}. With programs that you trust, go on with `--min-tier "
                "{best}`. `autograder check` needs no isolation.",
                least=LEAST,
                best=offered.best,
            ),
            markup=False,
            soft_wrap=True,
        )
    return enough


def _layers(offered: Levels) -> Table:
    table = Table(tr("layer"), tr("works"), tr("details"), box=None, pad_edge=False, header_style="dim")
    for layer in offered.layers:
        details = layer.why if layer.works or not layer.advice else f"{layer.why}: {layer.advice}"
        table.add_row(tr(layer.name), tr("yes") if layer.works else tr("no"), details)
    return table


def _versions() -> Iterator[tuple[str, str]]:
    yield tr("Kit"), f"torchgrade {__version__}"
    yield "Python", f"{platform.python_version()} ({sys.executable})"
    for name in ("torch", "torchvision", "numpy"):
        yield name, _version(name)
    yield tr("System"), f"{platform.system()} {platform.release()}, {platform.machine()}"
    yield tr("Cores"), str(os.cpu_count() or tr("unknown"))
    yield tr("CUDA device"), tr("found") if has_cuda() else tr("none (what uses one is marked on a simulated one)")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return tr("not installed")
