"""Processes of this machine, by their numbers."""

import os


def is_there(pid: int) -> bool:
    """Whether a process runs, or has ended and nobody has waited for it; not for Windows, where asking ends it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's
        return True
    return True
