"""`autograder compare RUN_A RUN_B`: the records of two runs side by side, read one after another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.compare import Change, compare_records
from autograder.core.sentences import no_records
from autograder.files import read_json
from autograder.problems import UsageProblem
from autograder.seal import is_record

Record = dict[str, Any]


def compare_runs(before: Path, after: Path) -> list[Change]:
    """Everything that differs between two runs, by lesson and file name.

    Args:
        before, after: folders that `autograder grade --out` wrote.

    Raises:
        UsageProblem: one of them holds no records.
    """
    return list(_changes(before, after, sorted(_records(before) | _records(after))))


def _records(run: Path) -> set[Path]:
    found = {path.relative_to(run) for path in run.glob("results/*/*.json")}
    if not found:
        raise UsageProblem(no_records(run))
    return found


def _changes(before: Path, after: Path, paths: list[Path]) -> Iterator[Change]:
    for path in paths:
        one, other = _read(before / path), _read(after / path)
        # One file name stands for two students where names differ in case only, and one of them left.
        if one is not None and other is not None and one["student"] != other["student"]:
            pairs: list[tuple[Record | None, Record | None]] = [(one, None), (None, other)]
        else:
            pairs = [(one, other)]
        for pair in pairs:
            change = compare_records(*pair) if any(pair) else None
            if change is not None:
                yield change


def _read(path: Path) -> Record | None:
    found = read_json(path)
    return found if is_record(found) else None
