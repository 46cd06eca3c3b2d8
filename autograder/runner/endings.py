"""How a process for student code ended, in words."""

import os
import signal

from autograder.core.language import noted, tr
from autograder.wire.server_messages import LOST

COMPUTED = noted("using up its time to compute")
HANGING_UP = noted("hanging up")  # how a process ended that could not report any more


def how_it_ended(status: int) -> str | None:
    """How a child died whose status `os.wait4` gave; None where it ended by itself."""
    if os.WIFSIGNALED(status):
        return signal_in_words(os.WTERMSIG(status))
    return HANGING_UP if os.WEXITSTATUS(status) == LOST else None


def signal_in_words(number: int) -> str:
    """A signal that ended a process: "a segmentation fault", in English, as programs compare it."""
    return _SIGNALS.get(number, f"{_SIGNAL}{number}")


def told(how: str) -> str:
    """The same for people, in the language that is spoken."""
    return tr("signal {number}", number=how[len(_SIGNAL) :]) if how.startswith(_SIGNAL) else tr(how)


_SIGNAL = "signal "


_SIGNALS = {
    int(getattr(signal, name)): text
    for name, text in {
        "SIGSEGV": noted("a segmentation fault"),
        "SIGABRT": noted("an abort"),
        "SIGKILL": noted("being killed"),
        "SIGBUS": noted("a bus error"),
        "SIGFPE": noted("an arithmetic fault"),
        "SIGXCPU": COMPUTED,
    }.items()
    if hasattr(signal, name)
}
