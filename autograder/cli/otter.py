"""Commands for a course that uses otter: `autograder otter COMMAND`."""

from pathlib import Path

import click

from autograder.cli.options import FILE, LEVEL, POSITIVE, file_option, folder_option, number_option, workers_option
from autograder.cli.words import Group
from autograder.core.errors import BAD, OK
from autograder.core.language import tr


@click.group(cls=Group)
def otter() -> None:
    """Mark the notebooks of a course that uses otter."""


@otter.command()
@click.argument(
    "submitted", type=FILE, metavar="SUBMITTED", help="a notebook, an export of otter's, or a folder of them"
)
@click.option(
    "--tests",
    type=FILE,
    required=True,
    metavar="PATH",
    help="the zip of an autograder, a folder of tests, or a notebook with tests",
)
@folder_option("--out", help="where the results go", default="results")
@file_option("--notebook", help="the notebook that students got: what its imports mean, they mean in tests")
@workers_option(help="notebooks at once; as many as there are cores if not given")
@number_option("--timeout", help="seconds that one cell may take", default=120, kind=POSITIVE)
@number_option("--memory", help="megabytes that one notebook may take", default=4096, kind=POSITIVE)
@number_option("--min-tier", help="how strictly notebooks have to be isolated at least", default=2, kind=LEVEL)
def run(
    submitted: Path,
    tests: Path,
    out: Path,
    notebook: Path | None,
    workers: int,
    timeout: int,
    memory: int,
    min_tier: int,
) -> int:
    """Mark otter notebooks isolated, and write what otter writes.

    That is OUT/<name>/results.json for each, and OUT/final_grades.csv. Exit code 1: some could not be read.
    """
    from autograder.core.text import points
    from autograder.otter.class_run import TABLE, Wanted, run_class
    from autograder.otter.results import Results
    from autograder.render.terminal.style import console

    shown = console()

    def say(found: Results, done: int, of: int) -> None:
        what = found.problem or f"{points(found.total)} / {points(found.possible)}"
        shown.print(tr("{done} of {of}  {file}: {what}", done=done, of=of, file=found.file, what=what), markup=False)
        for sentence in found.limits:
            shown.print(f"    {sentence}", markup=False)

    wanted = Wanted(submitted, tests, out, notebook, workers, float(timeout), memory, min_tier)
    results = run_class(wanted, say)
    shown.print(tr("The class: {out}", out=out / TABLE), markup=False)
    return BAD if any(one.problem for one in results) else OK
