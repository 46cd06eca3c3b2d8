"""Places of the real FashionMNIST: a folder, Debian's package without root, torchvision's download."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from autograder.core.language import noted, tr
from autograder.lesson.resources import Found
from autograder.pytorch.fashion_mnist.data import SAMPLE, files_in

SETTING = "TORCHGRADE_FASHION_MNIST"  # an environment variable: a folder, or the word `sample`
PACKAGE = "dataset-fashion-mnist"
SYSTEM = Path("/usr/share/datasets/fashion-mnist")
FETCH_SECONDS = 300

ADVICE = noted(
    """The real FashionMNIST was not found, so the small sample in the package is used, and every result says so.
There are three ways to have the real one:
  1. set TORCHGRADE_FASHION_MNIST to a folder that holds the four files (train-images-idx3-ubyte, ..., also as .gz);
  2. install Debian's package dataset-fashion-mnist, or let `autograder data --fetch` unpack it here without root;
  3. be online once: `autograder data --fetch` lets torchvision download it."""
)


# What records hold, and compare: the same in each language, and looked up where it is shown.
THE_SAMPLE = noted("the packaged sample of FashionMNIST")


def the_sample(how: str) -> Found:
    """The small sample in the package; `how` says in words why."""
    return Found(SAMPLE, how, THE_SAMPLE, real=False)


def _the_whole(folder: Path, how: str) -> Found:
    return Found(str(folder.resolve()), how, "FashionMNIST")


def find(root: Path) -> Found:
    """The first place that has it: the setting, what was fetched into `root/.data`, the system's, the sample."""
    setting = os.environ.get(SETTING)
    if setting == SAMPLE:
        return the_sample(tr("the packaged sample, as {setting} says", setting=SETTING))
    if setting and files_in(Path(setting)):
        return _the_whole(Path(setting), tr("the folder that {setting} names", setting=SETTING))
    for place, how in (
        (fetched(root), tr("fetched earlier")),
        (SYSTEM, tr("Debian's package {package}", package=PACKAGE)),
    ):
        if files_in(place):
            return _the_whole(place, how)
    return the_sample(tr("the packaged sample: the real one was not found"))


def fetched(root: Path) -> Path:
    """Where fetched data is kept."""
    return root / ".data" / "fashion-mnist"


def fetch(root: Path, say: Callable[[str], None]) -> Found:
    """Fetch the data set into `root/.data` unless it is found already.

    Args:
        root: the course's folder, or the user's own where there is no course.
        say: is told what is being tried, line by line.
    """
    found = find(root)
    if found.real or os.environ.get(SETTING) == SAMPLE:
        return found
    for way, how in (
        (_from_debian, tr("Debian's package {package}", package=PACKAGE)),
        (_from_torchvision, tr("torchvision's download")),
    ):
        say(tr("FashionMNIST: trying {how} ...", how=how))
        with tempfile.TemporaryDirectory() as folder:
            with contextlib.suppress(OSError, subprocess.SubprocessError, RuntimeError):
                way(Path(folder))
            files = files_in(Path(folder)) or files_in(Path(folder) / "unpacked" / SYSTEM.relative_to("/"))
            if files:
                _keep(files, fetched(root))
                return find(root)
    return found


def _keep(files: dict[str, Path], target: Path) -> None:
    """Move the files to their place, the folder last, so that a broken run leaves no half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as staging:
        ready = Path(staging) / "ready"
        ready.mkdir()
        for path in files.values():
            shutil.copyfile(path, ready / path.name)
        shutil.rmtree(target, ignore_errors=True)
        os.replace(ready, target)


def _from_debian(folder: Path) -> None:
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return
    quiet = {"cwd": folder, "check": True, "capture_output": True, "timeout": FETCH_SECONDS}
    subprocess.run(["apt-get", "download", PACKAGE], **quiet)  # type: ignore[call-overload]
    for archive in folder.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", archive.name, "unpacked"], **quiet)  # type: ignore[call-overload]


def _from_torchvision(folder: Path) -> None:
    import sys

    program = f"from torchvision.datasets import FashionMNIST as F; F({str(folder)!r}, download=True)"
    subprocess.run(  # a process of its own, so that it can be stopped when there is no network
        [sys.executable, "-c", program], check=True, capture_output=True, timeout=FETCH_SECONDS
    )
