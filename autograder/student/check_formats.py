"""A student's check told to other programs: `autograder check --format`, and watching for an editor."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from autograder.core.errors import UsageProblem
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.saves import LOOK_EVERY, Saves
from autograder.marking.later import SECONDS
from autograder.record.schema import Record
from autograder.render.machine.classroom import classroom
from autograder.render.machine.findings import Checked
from autograder.render.machine.junit import junit
from autograder.render.machine.lines import begin_line, lines
from autograder.render.machine.plain_json import as_json
from autograder.render.machine.sarif import sarif
from autograder.render.terminal.student import messages
from autograder.runner.patience import Patience
from autograder.student.check import find_files, is_good, only_file
from autograder.student.checker import Checker, checker_of
from autograder.student.state import remember
from autograder.student.watch import watched_files

WHOLE: dict[str, Callable[[Sequence[Checked]], str]] = {
    "json": as_json,
    "junit": junit,
    "sarif": sarif,
    "classroom": classroom,
}


def check_as(
    form: str, paths: list[Path], tasks: list[str] | None, everything: bool, target: Path | None, out: Console
) -> int:
    """Check files and tell the results in a form for other programs.

    Args:
        form: `vscode`, or one of `WHOLE`.
        paths, tasks: see `autograder.student.check.check_paths`.
        everything: look for the place of every task's mistake, not only of the first.
        target: the file to write; None for the standard output.
        out: where findings go that are told a line each.

    Returns:
        0 where everything is right, else 1.
    """
    done: list[Checked] = []
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if target is None and form not in WHOLE:
            _print(line, out)

    for path in map(Path.resolve, find_files(paths or [Path()])):
        say(begin_line(path))
        with checker_of(path) as checker:
            done.append(Checked(path, _found(checker, tasks, everything)))
        for line in lines(done[-1]):
            say(line)
    text = WHOLE[form](done) if form in WHOLE else "".join(f"{line}\n" for line in said)
    if target is not None:
        write_whole(target, text.encode())
    elif form in WHOLE:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())  # whatever the console's encoding is: programs read UTF-8
        sys.stdout.buffer.flush()
    return 0 if all(is_good(one.record) for one in done) else 1


def watch_lines(paths: list[Path], tasks: list[str] | None, everything: bool, out: Console) -> int:
    """Check a file whenever it is saved, and tell its findings a line each, until the one who watches ends it.

    Returns:
        0 where everything was right in the end, else 1.
    """
    path = only_file(paths).resolve()
    found: Record | None = None
    saves = Saves(lambda: watched_files(path))
    with checker_of(path) as checker:
        try:
            while True:
                if saves.new():
                    _print(begin_line(path), out)
                    found = _found(checker, tasks, everything)
                    for line in lines(Checked(path, found)):
                        _print(line, out)
                time.sleep(LOOK_EVERY)
        except KeyboardInterrupt:
            return 0 if found is not None and is_good(found) else 1


def _found(checker: Checker, tasks: list[str] | None, everything: bool) -> Record:
    """The record of a check with the places of mistakes, of the first task that has one or of all."""
    found = checker.check(tasks, None)
    if tasks is None:
        remember(found)
    names = list(dict.fromkeys(one.task.name for one in messages(found) if one.story is not None))
    for name in names if everything else names[:1]:
        found = checker.explained(found, name, Patience(SECONDS))
    return found


def _print(line: str, out: Console) -> None:
    out.print(line, soft_wrap=True)
    out.file.flush()


def verify_options(form: str, watching: bool, target: Path | None) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageProblem: they do not.
    """
    if watching and form != "vscode":
        raise UsageProblem(
            tr("`--watch` goes with `--format vscode`, not with `--format {form}`: that is one whole text", form=form)
        )
    if watching and target is not None:
        raise UsageProblem(tr("`--watch` and `--output` do not go together: what is watched is told line by line"))
