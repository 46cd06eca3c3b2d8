"""Digests of what marks rest on: the lesson, the kit, PyTorch. Asked for without loading any of them."""

import hashlib
import os
import platform
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Protocol

PACKAGE = Path(__file__).resolve().parents[1]
WHOLLY_READ = 256 * 2**20  # bytes
TRANSLATED = ".po"  # of a lesson's catalogue for translators, with its solutions
TEXTS = ".texts.json"  # of what is made of it for students, beside `checks.py`: `de.texts.json`
_NUMERIC_SETTINGS = ("ATEN_", "DNNL_", "ONEDNN_", "MKL_", "OPENBLAS_", "OMP_", "KMP_", "TORCH_", "PYTORCH_", "NPY_")
_KIT = (".py", ".toml", ".csv", ".npz")  # endings of files in the package that marks can depend on


class Hashed(Protocol):
    """Anything that knows the digests of a submission: by them a record is recognised as this submission's."""

    @property
    def sha256(self) -> str:
        """Of the file that counts; empty where it could not be read."""

    @property
    def modules_sha256(self) -> str:
        """Of the other files, empty if there are none."""


def lesson_digest(exercise: Path, solution: Path) -> str:
    """Changes whenever the checks of a lesson, its data files, or its reference, variants or keys change.

    In which languages its texts are said decides about no mark.

    Args:
        exercise: the lesson's folder on the student's side.
        solution: its folder on the instructor's side.
    """
    own = (path for path in solution.glob("*") if path.suffix != TRANSLATED)
    return _digest([*_own_files(exercise), *sorted(own)], None)


def exercise_digest(exercise: Path) -> str:
    """Changes whenever the probes or checks of a lesson, or its data files, change.

    Args:
        exercise: the lesson's folder on the student's side.
    """
    return _digest(_own_files(exercise), None)


def _own_files(exercise: Path) -> list[Path]:
    """What is no copy of something in the solutions."""
    derived = {"README.md", "practice.key", f"{exercise.name}.py", f"{exercise.name}.ipynb"}
    found = (path for path in exercise.glob("[!._]*") if path.name not in derived)
    return sorted(path for path in found if not path.name.endswith(TEXTS))


@lru_cache(maxsize=1)
def kit_digest() -> str:
    """Changes whenever the package does: the judge, what runs beside student code, the packaged data."""
    exercises = PACKAGE / "exercises"
    found = (path for path in PACKAGE.rglob("*") if path.suffix in _KIT and exercises not in path.parents)
    return _digest(sorted(found), PACKAGE)


@lru_cache(maxsize=1)
def torch_version() -> str:
    """The version of PyTorch that is installed; empty where none is."""
    from importlib import metadata

    try:
        return metadata.version("torch")
    except metadata.PackageNotFoundError:
        return ""


def place_digest(place: str) -> str:
    """Changes whenever the files at a place do: a file, or a folder with all that is in it; else the name itself.

    Of files above `WHOLLY_READ` bytes size and time of change have to do.
    """
    path = Path(place)
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass"))
    for one in files:
        if one.is_file():
            status = one.stat()
            read = status.st_size <= WHOLLY_READ
            content = one.read_bytes() if read else repr((status.st_size, status.st_mtime_ns)).encode()
            digest.update(str(one).encode("utf-8", "surrogatepass") + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def machine_digest() -> str:
    """Changes with what numbers can depend on besides programs: processor, Python, packages, settings of libraries."""
    system = (platform.platform(), platform.machine(), *platform.libc_ver(), sys.version, os.cpu_count())
    settings = sorted((name, value) for name, value in os.environ.items() if name.startswith(_NUMERIC_SETTINGS))
    told = repr((system, _processor(), _packages(), settings))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _processor() -> list[str]:
    """Names and abilities of the processor: libraries choose other ways to compute by them."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return [platform.processor()]
    told = ("model name", "flags", "Features", "CPU implementer", "CPU part", "CPU variant", "CPU revision")
    return sorted({line for line in text.splitlines() if line.startswith(told)})


def _packages() -> list[str]:
    """Names with versions of the packages that can be imported, without reading any of them."""
    found = set()
    for folder in filter(os.path.isdir, sys.path):
        found |= {name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}
    return sorted(found)


def _digest(paths: Iterable[Path], root: Path | None) -> str:
    digest = hashlib.sha256()
    for path in paths:
        name = path.name if root is None else path.relative_to(root).as_posix()
        if path.is_file():
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
