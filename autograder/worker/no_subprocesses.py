"""Process shims: what usually starts other processes does without. A submission may start none, and needs none."""

import functools
import inspect
from typing import Any

import torch.utils.data

_ONLY_WITH_WORKERS = {
    "prefetch_factor": None,
    "persistent_workers": False,
    "multiprocessing_context": None,
    "timeout": 0,
}


class Notes:
    """What happened and is worth saying.

    Attributes:
        workers: whether a DataLoader asked for worker processes.
    """

    workers = False


def run_uncompiled() -> None:
    """For the rest of this process, let `torch.compile` give back what it gets: the same numbers, and no compiler."""

    def plain(model: Any = None, **options: Any) -> Any:
        return (lambda function: function) if model is None else model

    torch.compile = plain


def load_without_workers(notes: Notes) -> None:
    """For the rest of this process, let every `DataLoader` load by itself; the items and their order are the same."""
    original = torch.utils.data.DataLoader.__init__
    signature = inspect.signature(original)

    @functools.wraps(original)
    def init(self: Any, *arguments: Any, **named: Any) -> None:
        given = signature.bind(self, *arguments, **named)
        workers = given.arguments.get("num_workers", 0)
        if type(workers) is int and workers > 0:
            notes.workers = True
            given.arguments["num_workers"] = 0
            given.arguments |= {name: off for name, off in _ONLY_WITH_WORKERS.items() if name in given.arguments}
        original(*given.args, **given.kwargs)

    torch.utils.data.DataLoader.__init__ = init  # type: ignore[method-assign]
