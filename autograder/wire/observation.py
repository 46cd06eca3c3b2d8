"""Observations of a program as plain data, and the right definitions that may stand in for its own."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Patch:
    """Right definitions of some names, put in the place of a student's own.

    Attributes:
        source: a program that defines them. What they need of it runs in a namespace of its own, beside the student's.
        names: what is taken from it.
    """

    source: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Observation:
    """What one run of a probe gave: values, or the failure that ended it.

    Attributes:
        values: as the probe returned them, decoded.
        failure: see `autograder.worker.failure.Failure.as_data`; None where the probe returned.
        seconds: as the child measured it; for information only.
        signature: what tells mistakes apart, where that is not the values; None where it is.
        absent: modules that are not installed and of which it wanted a value, whatever came of it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    failure: dict[str, Any] | None = None
    seconds: float = 0.0
    signature: dict[str, Any] | None = None
    absent: tuple[str, ...] = ()

    @property
    def telling(self) -> dict[str, Any]:
        """What tells mistakes apart."""
        return self.values if self.signature is None else self.signature


@dataclass
class Observations:
    """All that a session learned about a program.

    Attributes:
        probes: by probe name, one observation for each attempt that was run.
        load_errors: top-level statements that failed, as data.
        names: what the program bound.
        seconds: wall-clock time of the whole session.
        workers: whether the program asked for worker processes that load data, and did without.
    """

    probes: dict[str, list[Observation]] = field(default_factory=dict)
    load_errors: list[dict[str, Any]] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    seconds: float = 0.0
    workers: bool = False

    @property
    def stopped_statements(self) -> list[dict[str, Any]]:
        """The load errors of statements that came to no end, or took the process down."""
        return [error for error in self.load_errors if error["failure"]["kind"] in ("TimeLimit", "Killed")]

    def first(self, probe: str) -> Observation | None:
        """The first attempt of a probe, None where it was not run."""
        runs = self.probes.get(probe)
        return runs[0] if runs else None
