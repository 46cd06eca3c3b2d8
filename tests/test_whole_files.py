"""Files that are written whole or not at all: what a killed process leaves goes, what another is writing stays."""

import os
import time
from pathlib import Path

import pytest

from autograder.core import files
from autograder.core.files import UNFINISHED, remove_unfinished, write_whole
from tests.support.unfinished import left_by_a_killed_process


def unfinished(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{UNFINISHED}*"))


def test_what_a_killed_process_began_is_removed_and_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    left = left_by_a_killed_process(path)
    assert unfinished(tmp_path) == [left]
    remove_unfinished(unfinished(tmp_path))
    assert unfinished(tmp_path) == []
    assert path.read_bytes() == b"old"


def test_what_is_being_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def meanwhile(source: str, target: Path) -> None:
        remove_unfinished(unfinished(tmp_path))
        replace(source, target)

    monkeypatch.setattr(os, "replace", meanwhile)
    write_whole(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_what_another_machine_began_stays_for_an_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = left_by_a_killed_process(tmp_path / "a.json")
    monkeypatch.setattr(files, "_HOST", "another!")
    remove_unfinished([left])
    assert left.exists()
    os.utime(left, (time.time() - 2 * files.ABANDONED,) * 2)
    remove_unfinished([left])
    assert not left.exists()
