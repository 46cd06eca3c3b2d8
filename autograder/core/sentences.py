"""Sentences for mistakes that several commands can meet: the same mistake gets the same words everywhere."""

import difflib
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from autograder.core.language import noted, tr

CLASS_FOLDER = noted(
    "Give the folder that holds one folder a student: SUBMITTED/<student>/<lesson>/<lesson>.py or .ipynb"
)
RUN_FOLDER = noted("Give the folder that `autograder grade --out` wrote")


def with_and(parts: Iterable[str]) -> str:
    """`this and that`; `this and that and that` where there are more."""
    return reduce(lambda some, last: tr("{some} and {last}", some=some, last=last), parts)


def with_or(parts: Iterable[str]) -> str:
    """`this or that`; `this or that or that` where there are more."""
    return reduce(lambda some, last: tr("{some} or {last}", some=some, last=last), parts)


def near(name: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known names that may have been meant, the likeliest first."""
    names = list(dict.fromkeys(known))
    begun = [one for one in names if len(name.strip("-")) > 1 and one.startswith(name)]
    return list(dict.fromkeys(begun + difflib.get_close_matches(name, names)))[:3]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`. Did you mean this?`, to be put behind a sentence; empty where no known name is like this one."""
    found = near(name, known)
    return tr(". Did you mean {names}?", names=with_or(found)) if found else ""


def no_lesson(name: str, known: Iterable[str], where: Path) -> str:
    """There is no such lesson in the folder `where`."""
    names = list(known)
    return tr(
        "there is no lesson called {name!r} in {folder}; there are: {lessons}{did_you_mean}",
        name=name,
        folder=where,
        lessons=", ".join(names) or tr("none"),
        did_you_mean=did_you_mean(name, names),
    )


def no_task(name: str, known: Iterable[str]) -> str:
    """There is no such task in what is being checked."""
    names = list(known)
    return tr(
        "no task is called {name}; there are: {tasks}{did_you_mean}",
        name=name,
        tasks=", ".join(names),
        did_you_mean=did_you_mean(name, names),
    )


def no_column(path: Path, name: str, known: Iterable[str]) -> str:
    """A table's first line names a column that such a table has not."""
    names = list(known)
    return tr(
        "{path}, line 1: there is no column {name}{did_you_mean} Known are {columns}",
        path=path,
        name=name,
        did_you_mean=did_you_mean(name, names) or ".",
        columns=", ".join(names),
    )


def no_folder(path: Path, advice: str) -> str:
    """There is no such folder; `advice`, a noted sentence, says which one to give."""
    return tr("there is no folder {path}. {advice}", path=path, advice=tr(advice))


def no_records(run: Path) -> str:
    """There are no records in the folder of a run, or there is no such folder."""
    return (
        tr("no records in {folder}. {advice}", folder=run / "results", advice=tr(RUN_FOLDER))
        if run.is_dir()
        else no_folder(run, RUN_FOLDER)
    )
