"""A job of watching: a check in a thread of its own, and after its verdict the search for places of mistakes."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from autograder.record.schema import Record
from autograder.runner.patience import Patience

Early = Callable[[Record], None]
Recheck = Callable[[Early], Record]
Explain = Callable[[Record, str, Early, Patience], None]


@dataclass
class Job:
    """A check in a thread of its own, so that keys are answered meanwhile; quitting does not wait for it.

    What comes after the verdict is given up when another job begins.

    Attributes:
        told: whether its result was taken.
    """

    work: Recheck
    explain: Explain
    chosen: str
    before: "Job | None"
    told: bool = False
    patience: Patience = field(default_factory=Patience)
    found: Record | None = None
    failed: BaseException | None = None
    said: Record | None = None
    thread: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        before, self.before = self.before, None
        try:
            if before is not None:
                before.patience.lose()
                before.thread.join()
            found = self.work(self._say)
            self.said = None  # the result has it too
            self.found = found
            self.explain(found, self.chosen, self._say, self.patience)
        except BaseException as error:
            self.failed = error

    def _say(self, early: Record) -> None:
        self.said = early

    def news(self) -> Record | None:
        """What was said since this was last asked: of the changed tasks, or after the result of places.

        Raises:
            BaseException: what looking for places raised.
        """
        if self.failed is not None:
            raise self.failed
        found, self.said = self.said, None
        return found

    @property
    def checked(self) -> bool:
        """Whether the check itself has come to its end."""
        return self.found is not None or self.failed is not None

    def result(self) -> Record:
        """What the check gave.

        Raises:
            BaseException: what it raised.
        """
        self.told = True
        if self.found is None:
            assert self.failed is not None
            raise self.failed
        return self.found
