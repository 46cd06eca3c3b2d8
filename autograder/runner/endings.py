"""How a process for student code ended, in words."""

import os
import signal

from autograder.wire.server_messages import LOST

COMPUTED = "using up its time to compute"
HANGING_UP = "hanging up"  # how a process ended that could not report any more


def how_it_ended(status: int) -> str | None:
    """How a child died whose status `os.wait4` gave; None where it ended by itself."""
    if os.WIFSIGNALED(status):
        return signal_in_words(os.WTERMSIG(status))
    return HANGING_UP if os.WEXITSTATUS(status) == LOST else None


def signal_in_words(number: int) -> str:
    """A signal that ended a process: "a segmentation fault"."""
    return _SIGNALS.get(number, f"signal {number}")


_SIGNALS = {
    int(getattr(signal, name)): text
    for name, text in {
        "SIGSEGV": "a segmentation fault",
        "SIGABRT": "an abort",
        "SIGKILL": "being killed",
        "SIGBUS": "a bus error",
        "SIGFPE": "an arithmetic fault",
        "SIGXCPU": COMPUTED,
    }.items()
    if hasattr(signal, name)
}
