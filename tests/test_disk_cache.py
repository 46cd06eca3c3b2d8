"""The disk cache: what is put in comes back whole or not at all, to its owner only, and never more than it may hold."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.core.disk_cache import SETTING, DiskCache, NotPrivate, cache_folder, open_cache
from autograder.core.files import UNFINISHED

KEY, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(tmp_path / "cache", most=100_000)


def file_of(cache: DiskCache, key: str = KEY) -> Path:
    [path] = cache.root.glob(f"*/{key}*")
    return path


def test_what_is_put_in_comes_back(cache: DiskCache) -> None:
    assert cache.get("mlp", KEY) is None
    cache.put("mlp", KEY, b"values")
    assert cache.get("mlp", KEY) == b"values"
    assert cache.get("gpu", KEY) is None


@pytest.mark.parametrize("place", [0, 10, 40, -1])
def test_a_damaged_entry_is_thrown_away(cache: DiskCache, place: int) -> None:
    cache.put("mlp", KEY, b"values")
    data = bytearray(file_of(cache).read_bytes())
    data[place] ^= 1
    file_of(cache).write_bytes(data)
    assert cache.get("mlp", KEY) is None
    assert cache.entries() == []


def test_an_entry_that_is_cut_short_or_empty_is_thrown_away(cache: DiskCache) -> None:
    for cut in (lambda data: data[:-1], lambda data: data[:20], lambda data: b""):
        cache.put("mlp", KEY, b"values")
        file_of(cache).write_bytes(cut(file_of(cache).read_bytes()))
        assert cache.get("mlp", KEY) is None


def test_one_entry_in_the_place_of_another_is_no_entry(cache: DiskCache) -> None:
    cache.put("mlp", KEY, b"values")
    cache.put("mlp", OTHER, b"other values")
    os.replace(file_of(cache, OTHER), file_of(cache, KEY))
    assert cache.get("mlp", KEY) is None


def test_the_least_recently_used_make_room(cache: DiskCache) -> None:
    keys = [f"{number:064d}" for number in range(30)]
    for age, key in enumerate(keys):
        cache.put("mlp", key, bytes(5_000))
        os.utime(file_of(cache, key), (time.time() - 10_000 + age,) * 2)
        cache.get("mlp", keys[0])  # in use all the time
    assert sum(one.size for one in cache.entries()) <= cache.most
    assert cache.get("mlp", keys[0]) is not None
    assert cache.get("mlp", keys[1]) is None
    assert cache.get("mlp", keys[-1]) is not None


def test_what_is_too_large_pushes_out_nothing(cache: DiskCache) -> None:
    cache.put("mlp", KEY, b"values")
    cache.put("mlp", OTHER, bytes(50_000))
    assert [one.path for one in cache.entries()] == [file_of(cache)]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of files are another thing there")
def test_nobody_else_may_look_into_it(cache: DiskCache) -> None:
    cache.root.chmod(0o777)
    again = DiskCache(cache.root)
    again.put("mlp", KEY, b"values")
    for path in (again.root, file_of(again).parent, file_of(again)):
        assert path.stat().st_mode & 0o077 == 0


def test_the_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(NotPrivate, match="belongs to another user"):
        DiskCache(tmp_path)
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert open_cache() is None


def test_what_a_killed_process_began_to_write_is_removed_in_time(cache: DiskCache) -> None:
    cache.put("mlp", KEY, b"values")
    begun = file_of(cache).parent / f"{UNFINISHED}x"
    begun.write_bytes(b"half")
    os.utime(begun, (time.time() - 7200,) * 2)
    DiskCache(cache.root).put("mlp", OTHER, b"values")
    assert not begun.exists()


PROGRAM = """
import sys
from pathlib import Path
from autograder.core.disk_cache import DiskCache
cache = DiskCache(Path(sys.argv[1]), most=200_000)
for number in range(200):
    key = f"{number % 20:064d}"
    found = cache.get("mlp", key)
    assert found in (None, key.encode() * 100), found
    cache.put("mlp", key, key.encode() * 100)
"""


def test_several_processes_may_use_one_at_once(cache: DiskCache) -> None:
    command = [sys.executable, "-c", PROGRAM, str(cache.root)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()


def test_the_setting_names_a_folder_or_switches_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "off")
    assert cache_folder() is None
    assert open_cache() is None
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert cache_folder() == tmp_path / "cache"
    monkeypatch.delenv(SETTING)
    monkeypatch.setenv("TORCHGRADE_HOME", str(tmp_path / "home"))
    assert cache_folder() == tmp_path / "home" / "cache"


def test_the_command_shows_it_and_clears_only_what_is_its_own(
    cache: DiskCache, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")  # a long path breaks no line
    monkeypatch.setenv(SETTING, str(cache.root.parent))
    cache.put("mlp", KEY, b"values")
    cache.put("gpu", OTHER, b"values")
    (cache.root / "mlp" / "notes.txt").write_text("mine")
    assert main(["cache"]) == 0
    shown = capsys.readouterr().out
    assert "2 entries" in shown
    assert "mlp" in shown
    assert "just now" in shown
    assert main(["cache", "clear"]) == 0
    assert "2 entries" in capsys.readouterr().out
    assert cache.entries() == []
    assert (cache.root / "mlp" / "notes.txt").read_text() == "mine"
    monkeypatch.setenv(SETTING, "off")
    assert main(["cache"]) == 0
    assert "Nothing is kept" in capsys.readouterr().out
