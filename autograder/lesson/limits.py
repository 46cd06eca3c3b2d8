"""Limits of one submission while it is observed."""

from dataclasses import dataclass

MEGABYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """Limits for the process of a submission; the time of each check is its probe's own `seconds`.

    Attributes:
        seconds: of wall-clock time for all of its checks together, whatever each of them may take.
        memory: megabytes by which the process may grow.
        cpu: seconds of computing, of all its threads together.
        output: megabytes that it may print, and that it may hand back to the kit.
        files: megabytes of files that it may have in its folder.
        file_count: how many files and folders these may be.
        threads: how many threads it may have at once.
    """

    seconds: int = 1800
    memory: int = 4096
    cpu: int = 1200
    output: int = 64
    files: int = 64
    file_count: int = 1000
    threads: int = 64
