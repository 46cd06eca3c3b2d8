"""The pins and the lower bounds can be installed wherever the README promises; nothing is installed."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.resolving

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
SECONDS = 120.0
# The first patch release, the oldest that a system still ships where that is another one, and the newest.
PYTHONS = ("3.11.0", "3.11.2", "3.11.14", "3.12.0", "3.12.12", "3.13.0", "3.13.9")
PLATFORMS = ("linux", "macos", "windows")


def resolved(*arguments: str) -> dict[str, str]:
    """The versions by the names of all packages that would be installed."""
    ended = subprocess.run(
        [UV, "pip", "compile", "--quiet", "--no-header", "--no-annotate", *arguments, "pyproject.toml"],
        cwd=ROOT,
        env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"},  # PyTorch's own
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert ended.returncode == 0, ended.stderr
    return dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", ended.stdout))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_pins_can_be_installed(python: str, platform: str) -> None:
    where = ("--python-version", python, "--python-platform", platform)
    found = resolved("--constraint", "constraints.txt", "--extra", "dev", *where)
    pins = dict(re.findall(r"(?m)^([a-z0-9-]+)==([^;\s]+)(?:;.*)?$", (ROOT / "constraints.txt").read_text()))
    assert found["torch"] == pins["torch"]
    assert not found.keys() - pins.keys(), "not pinned"


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", ["3.11.0", "3.13.0"])
def test_the_lowest_versions_that_are_allowed_can_be_installed(python: str, platform: str) -> None:
    where = ("--python-version", python, "--python-platform", platform)
    found = resolved("--resolution", "lowest-direct", "--extra", "notebook", "--extra", "nbgrader", *where)
    assert {"torch", "torchvision", "numpy", "jupyterlab", "nbgrader"} <= found.keys()


def test_every_python_that_is_allowed_is_tried() -> None:
    allowed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    first, beyond = (int(number) for number in re.fullmatch(r">=3\.(\d+),<3\.(\d+)", allowed).groups())  # type: ignore[union-attr]
    assert {int(python.split(".")[1]) for python in PYTHONS} == set(range(first, beyond))
