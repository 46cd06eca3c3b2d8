"""A worker of a cluster as people are shown it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WorkerShown:
    """What a worker offers.

    Attributes:
        address: where Dask reaches it.
        host, system, versions, isolation, data: in words; empty where it did not say.
        cores: of its machine.
        threads: submissions that it marks at once.
        memory: bytes of its machine.
        speed: seconds for a small fixed piece of work; None where that was not tried.
        refused: why nothing would be marked on it; empty where it would.
    """

    address: str
    host: str = ""
    system: str = ""
    versions: str = ""
    isolation: str = ""
    cores: int = 0
    threads: int = 0
    memory: int = 0
    data: str = ""
    speed: float | None = None
    refused: str = ""
