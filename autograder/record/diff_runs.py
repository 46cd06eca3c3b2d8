"""Differences between two runs, read one record after another: `autograder compare RUN_A RUN_B`."""

from collections.abc import Iterator
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.sentences import no_records
from autograder.record.codec import Filed, read_record
from autograder.record.diff import Change, compare_records


def compare_runs(before: Path, after: Path) -> list[Change]:
    """Everything that differs between two runs, by lesson and file name.

    Args:
        before, after: folders that `autograder grade --out` wrote.

    Raises:
        UsageProblem: one of them holds no records.
        RecordProblem: a record cannot be read.
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
        if one and other and one.record.student != other.record.student:
            pairs: list[tuple[Filed | None, Filed | None]] = [(one, None), (None, other)]
        else:
            pairs = [(one, other)]
        for old, new in pairs:
            change = compare_records(
                old.record if old else None, new.record if new else None, old.edited if old else False
            )
            if change is not None:
                yield change


def _read(path: Path) -> Filed | None:
    return read_record(path) if path.exists() else None
