"""The processes that notebooks of one run of nbgrader are forks of: one for each set of libraries."""

import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from autograder.core.disk_cache import cache_folder
from autograder.nbgrader.settings import TorchGrade, directory_of
from autograder.notebooks.server import NotebookServer, begin
from autograder.notebooks.source import modules_of
from autograder.sandbox.choice import choose

_Key = tuple[Any, ...]
_servers: "weakref.WeakKeyDictionary[Any, dict[_Key, NotebookServer]]" = weakref.WeakKeyDictionary()


def server_for(part: Any, assignment: str) -> NotebookServer:
    """The server for an assignment's notebooks; it ends with the run of nbgrader that `part` belongs to.

    Raises:
        IsolationProblem: this machine isolates less than is asked for.
    """
    settings = TorchGrade(parent=part)
    directory = directory_of(part)
    modules = modules_of(_sources(part, assignment))
    key: _Key = (choose(settings.min_tier), settings.programs, *modules)
    owner = part.parent or part
    known = _servers.setdefault(owner, {})
    if key not in known:
        known[key] = NotebookServer(key[0], _hidden(Path(directory.root)), modules, settings.programs)
        weakref.finalize(owner, known[key].close)
    return known[key]


def begin_loading(part: Any, assignment: str) -> None:
    """Let what an assignment's notebooks import be loaded already."""
    settings = TorchGrade(parent=part)
    if settings.isolate and assignment not in settings.not_isolated:
        begin(_sources(part, assignment))


def close_servers() -> None:
    """End all of this process's servers, for a process that ends without tidying up."""
    for known in _servers.values():
        for server in known.values():
            server.close()


def _sources(part: Any, assignment: str) -> list[Path]:
    directory = directory_of(part)
    return sorted(Path(directory.format_path(directory.source_directory, ".", assignment)).glob("*.ipynb"))


def _hidden(root: Path) -> Sequence[Path]:
    """What no notebook may see, wherever it lies: the course, and what is kept of programs."""
    kept = cache_folder()
    return [root, *([kept] if kept is not None and kept.is_dir() else [])]
