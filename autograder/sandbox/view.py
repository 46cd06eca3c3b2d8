"""The view of a confined process: Python, its installed packages, the system's libraries. Nothing of the course."""

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/usr/share/fonts"),
    *("/etc/ld.so.cache", "/etc/localtime"),
)
PROGRAMS = ("/bin", "/usr/bin", "/usr/local/bin", "/etc/alternatives")
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class View:
    """Paths that stay readable.

    Attributes:
        trees: files, and folders with all that is in them.
        hidden: folders inside these that stay out of reach all the same.
        devices: device files that may be read and written.
        programs: whether programs can be started: the trees hold them then.
    """

    trees: tuple[str, ...]
    hidden: tuple[str, ...]
    devices: tuple[str, ...]
    programs: bool = False

    def unfolded(self) -> Iterator[tuple[str, bool]]:
        """Paths to allow where only allowing is possible, each with whether its contents may be read.

        A folder with something hidden in it may be listed, and is replaced by all its other entries.
        """
        for tree in self.trees:
            yield from _without(tree, [path for path in self.hidden if _inside(path, tree)])


def view(hidden: Iterable[Path] = (), programs: bool = False) -> View:
    """The view of this Python on this machine.

    Args:
        hidden: folders of the course; the package's own folder is always hidden, for it may hold keys and labels.
        programs: whether the system's programs can be seen.
    """
    places = [*_python(), *SYSTEM, *(_programs() if programs else ())]
    real = {str(Path(place).resolve()) for place in places if os.path.exists(place)}
    trees = sorted(path for path in real if not any(_inside(path, other) for other in real if other != path))
    unseen = {str(path.resolve()) for path in (*hidden, PACKAGE)}
    within = sorted(path for path in unseen if any(_inside(path, tree) for tree in trees))
    outer = [path for path in within if not any(_inside(path, other) for other in within if other != path)]
    return View(tuple(trees), tuple(outer), tuple(path for path in DEVICES if os.path.exists(path)), programs)


def written_paths(seen: View) -> dict[str, str]:
    """Each readable path under the names by which programs call it, with what it really is: `/lib` and `/usr/lib`."""
    named = {
        place: str(Path(place).resolve())
        for place in (*_python(), *SYSTEM, *(_programs() if seen.programs else ()))
        if os.path.exists(place)
    }
    return {tree: tree for tree in seen.trees} | {
        os.path.abspath(name): real for name, real in named.items() if os.path.abspath(name) != real
    }


def _python() -> list[str]:
    paths = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    paths += site.getsitepackages()
    if site.ENABLE_USER_SITE:
        paths.append(site.getusersitepackages())
    for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}:
        paths += [os.path.join(prefix, name) for name in ("lib", "lib64")]
    return paths


def _programs() -> list[str]:
    return [*PROGRAMS, *(os.path.join(prefix, "bin") for prefix in {sys.prefix, sys.base_prefix})]


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _without(tree: str, hidden: list[str]) -> Iterator[tuple[str, bool]]:
    if not hidden:
        yield tree, True
        return
    if tree in hidden:
        return
    yield tree, False
    for entry in os.scandir(tree):
        if not entry.is_symlink():
            yield from _without(entry.path, [path for path in hidden if _inside(path, entry.path)])
