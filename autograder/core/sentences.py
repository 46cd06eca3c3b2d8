"""Sentences for mistakes that several commands can meet: the same mistake gets the same words everywhere."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from autograder.core.language import tr

CLASS_FOLDER = "Give the folder that holds one folder a student: SUBMITTED/<student>/<lesson>/<lesson>.py or .ipynb"
RUN_FOLDER = "Give the folder that `autograder grade --out` wrote"


def near(name: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known names that may have been meant, the likeliest first."""
    names = list(dict.fromkeys(known))
    begun = [one for one in names if len(name.strip("-")) > 1 and one.startswith(name)]
    return list(dict.fromkeys(begun + difflib.get_close_matches(name, names)))[:3]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`. Did you mean this?`, to be put behind a sentence; empty where no known name is like this one."""
    found = near(name, known)
    return tr(". Did you mean {names}?", names=" or ".join(found)) if found else ""


def no_lesson(name: str, known: Iterable[str], where: Path) -> str:
    """There is no such lesson in the folder `where`."""
    names = list(known)
    return tr(
        "there is no lesson called {name!r} in {where}; there are: {names}{did_you_mean}",
        name=name,
        where=where,
        names=", ".join(names) or "none",
        did_you_mean=did_you_mean(name, names),
    )


def no_task(name: str, known: Iterable[str]) -> str:
    """There is no such task in what is being checked."""
    names = list(known)
    return tr(
        "no task is called {name}; there are: {names}{did_you_mean}",
        name=name,
        names=", ".join(names),
        did_you_mean=did_you_mean(name, names),
    )


def no_folder(path: Path, advice: str) -> str:
    """There is no such folder; `advice` says which one to give."""
    return tr("there is no folder {path}. {advice}", path=path, advice=advice)


def no_records(run: Path) -> str:
    """There are no records in the folder of a run, or there is no such folder."""
    return (
        tr("no records in {run}. {run_folder}", run=run / "results", run_folder=RUN_FOLDER)
        if run.is_dir()
        else no_folder(run, RUN_FOLDER)
    )
