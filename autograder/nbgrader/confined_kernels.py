"""Kernels that are not this Python's, such as R's or Julia's, in a confinement that bubblewrap makes.

Such a kernel is a process of its own that talks to nbgrader over sockets. In the confinement these are files; there is
no network, no process but its own, and of the files only the system's programs and libraries, the kernel's own, and a
copy of what lies beside the notebook. Unlike in the kit's own processes, the tests of the notebook run in the same
kernel as the student's code, which can forge them.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager

from autograder.core.language import tr
from autograder.core.new_files import new_files
from autograder.core.text import one_line
from autograder.nbgrader.written_files import put_written
from autograder.notebooks.run import MOST_WRITTEN

PROGRAM = "bwrap"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt")
# Settings that languages and libraries need; the rest of /etc, with its lists of users, stays out of sight.
SETTINGS = tuple(
    f"/etc/{name}"
    for name in (
        "ld.so.cache",
        "ld.so.conf",
        "ld.so.conf.d",
        "alternatives",
        "fonts",
        "localtime",
        "R",
        "julia",
        "java",
    )
)
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "JPY_PARENT_PID", "JPY_SESSION_NAME")
HOME = "/tmp"
TRIAL_SECONDS = 10.0
PROCESSES = 512


@cache
def why_not_confined() -> str:
    """Why kernels cannot be confined here; empty where they can."""
    if shutil.which(PROGRAM) is None:
        return tr("bubblewrap is not installed")
    words = [PROGRAM, *_namespaces(), "--ro-bind", "/", "/", "true"]
    try:
        tried = subprocess.run(words, capture_output=True, text=True, timeout=TRIAL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return tr("bubblewrap does not work here ({error})", error=type(error).__name__)
    if tried.returncode == 0:
        return ""
    return tr("bubblewrap does not work here ({error})", error=one_line(tried.stderr, 120))


def _namespaces() -> list[str]:
    # No new session: a signal for the kernel's group has to reach the kernel. It has no terminal either way.
    return ["--unshare-all", "--die-with-parent", "--proc", "/proc", "--dev", "/dev"]


def confined(
    command: list[str], seen: Iterable[str], work: Path, at: Path, talk: Path, megabytes: int, size: int
) -> list[str]:
    """The command that starts a kernel in its confinement.

    Args:
        command: the kernel's own.
        seen: paths besides the system's that it may read.
        work: the folder that it works in.
        at: the path under which it finds this folder.
        talk: the folder of its sockets.
        megabytes: memory that each of its processes may take.
        size: megabytes that a file may have.
    """
    words = [PROGRAM, *_namespaces(), "--tmpfs", "/tmp"]
    for path in dict.fromkeys([*SYSTEM, *SETTINGS, *seen]):
        words += ["--ro-bind-try", path, path]
    words += ["--bind", str(work), str(at), "--bind", str(talk), str(talk), "--chdir", str(at), "--clearenv"]
    for name, value in _environment(os.environ).items():
        words += ["--setenv", name, value]
    limits = [f"--data={megabytes * 2**20}", f"--fsize={size * 2**20}", f"--nproc={PROCESSES}", "--core=0"]
    limited = ["prlimit", *limits, "--"] if shutil.which("prlimit") else []
    return [*limited, *words, "--", *command]


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    kept = {name: variables[name] for name in PASSED_ON if name in variables}
    return {**kept, "HOME": HOME, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def kernels_own(command: list[str], resources: str, hidden: Iterable[Path]) -> Iterator[str]:
    """The folders that a kernel lies in, none of which holds anything that is hidden.

    Args:
        command: that starts it.
        resources: the folder of its specification.
        hidden: folders that it must not see.
    """
    program = shutil.which(command[0]) if command else None
    places = [Path(resources)] if resources else []
    for path in (Path(program), Path(program).resolve()) if program else ():
        # An installation has its programs in `bin`, and its libraries beside that.
        places.append(path.parents[1] if path.parent.name == "bin" else path.parent)
    secret = [one.resolve() for one in (*hidden, Path.home())]
    for place in places:
        if not any(one.is_relative_to(place.resolve()) for one in secret):
            yield str(place)


class ConfinedKernelManager(AsyncKernelManager):
    """Starts a kernel in its confinement, and ends what is in it with it."""

    folder: Path | None = None
    hidden: tuple[Path, ...] = ()
    megabytes = 4096
    size = 256
    _known: frozenset[str] = frozenset()

    def __init__(self, **more: Any) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="torchgrade-kernel-", ignore_cleanup_errors=True)
        talk = Path(self._place.name) / "talk"
        talk.mkdir()
        super().__init__(transport="ipc", connection_file=str(talk / "kernel.json"), **more)

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """The kernel's command, in bubblewrap's."""
        command = super().format_kernel_cmd(extra_arguments)
        assert self.kernel_spec is not None
        place = Path(self._place.name)
        work = place / "work"
        if self.folder is not None and not work.exists():
            shutil.copytree(self.folder, work, symlinks=True)
            self._known = frozenset(str(path.relative_to(work)) for path in work.rglob("*"))
        work.mkdir(exist_ok=True)
        seen = [*kernels_own(command, self.kernel_spec.resource_dir, self.hidden)]
        at = self.folder or work
        return confined(command, seen, work, at, place / "talk", self.megabytes, self.size)

    async def _async_signal_kernel(self, signum: int) -> None:
        if signum != signal.SIGINT or self.provisioner is None:
            await super()._async_signal_kernel(signum)
            return
        # Bubblewrap itself would end by an interrupt, and the kernel with it.
        for process in _below(getattr(self.provisioner, "pid", None)):
            with suppress(ProcessLookupError):
                os.kill(process, signum)

    signal_kernel = _async_signal_kernel

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart)
        if not restart:
            if self.folder is not None:
                put_written(self.folder, dict(new_files(Path(self._place.name) / "work", self._known, MOST_WRITTEN)))
            self._place.cleanup()

    cleanup_resources = _async_cleanup_resources


def _below(process: int | None) -> Iterator[int]:
    """All processes that descend from one."""
    if process is None:
        return
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from _below(child)
