"""Clones of git, read through git's own plumbing: which commit was the last at a moment, and the files in it.

Nothing of a clone is run: no work tree is made, no hook, filter or pager is called, nothing is fetched.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.instructor.collect.archive import LIMITS, Damaged, Found, Limits
from autograder.instructor.collect.names import cleaned, is_junk, unsafe
from autograder.record.collection import Left

SECONDS = 60.0  # for one question to git
_FILE_MODES = ("100644", "100755", "100664")
_SETTINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}
_OPTIONS = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")


@dataclass(frozen=True)
class Commit:
    """A state of a repository.

    Attributes:
        name: the commit's digest.
        when: its date, as the computer told it on which it was made.
        later: how many commits came after it.
    """

    name: str
    when: datetime
    later: int


def commit_at(repository: Path, due: datetime | None) -> Commit | None:
    """The last commit that is not later than a moment; None where there is none.

    Args:
        repository: a clone.
        due: the moment; None for the last commit of all.

    Raises:
        Damaged: git cannot read it.
    """
    if not _has_head(repository):
        return None
    told = _git(repository, "rev-list", "--first-parent", "--format=%H %cI", "HEAD").decode().splitlines()
    lines = [line for line in told if not line.startswith("commit ")]
    for later, line in enumerate(lines):
        name, _, date = line.partition(" ")
        when = datetime.fromisoformat(date)
        if due is None or when <= due:
            return Commit(name, when, later)
    return None


def _has_head(repository: Path) -> bool:
    try:
        _git(repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except Damaged:
        if (repository / ".git" / "HEAD").is_file():
            return False
        raise
    return True


def files_of(repository: Path, place: str, commit: str, limits: Limits = LIMITS) -> tuple[list[Found], list[Left]]:
    """The files of a commit, and what in it is none.

    Args:
        repository: a clone.
        place: how it is called in the download.
        commit: the commit's digest.
        limits: what may be in it.

    Raises:
        Damaged: git cannot read it.
    """
    files, left = [], []
    for entry in _git(repository, "ls-tree", "-r", "-z", "-l", "--full-tree", commit).split(b"\0"):
        if not entry:
            continue
        head, _, raw = entry.partition(b"\t")
        mode, _, name, size = head.decode().split()
        path = cleaned(raw.decode("utf-8", "surrogateescape"))
        if is_junk(path) or path.split("/")[0] == ".github":
            continue
        why = unsafe(path)
        if mode == "120000":
            why = tr("it is a link to another place")
        elif mode not in _FILE_MODES:
            why = tr("it is another repository (a submodule), no file")
        elif int(size) > limits.file:
            why = tr("it is larger than the {most} MB of one file", most=limits.file // 2**20)
        if why:
            left.append(Left(f"{place}/{path}", tr("{why}: it is left out", why=why), asks=False))
        else:
            files.append(Found(f"{place}/{path}", int(size), _blob(repository, name)))
    return files, left


def _blob(repository: Path, name: str) -> Callable[[], bytes]:
    return lambda: _git(repository, "cat-file", "blob", name)


def _git(repository: Path, *question: str) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise UsageProblem(tr("the download holds clones of git, and there is no `git` here to read them: install it"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _SETTINGS
    command = [program, "--no-pager", *_OPTIONS, f"--git-dir={repository / '.git'}", *question]
    try:
        ended = subprocess.run(
            command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Damaged(tr("git did not answer within {seconds:.0f} seconds: clone it again", seconds=SECONDS)) from None
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Damaged(
            tr("git cannot read it ({reason}): clone it again", reason=said[-1] if said else tr("it does not say why"))
        )
    return ended.stdout
