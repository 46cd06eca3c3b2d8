"""The nursery: a process that has loaded everything once, and servers for jobs that are forks of it.

For programs of the course's own only. Each further server takes a few milliseconds in the place of seconds.
"""

import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from autograder.core.language import tr
from autograder.runner.environment import thread_environment
from autograder.runner.fork_server import WAS_CLOSED, ForkServer, launcher
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.server_handle import ServerHandle


class Nursery:
    """Makes launchers for one lesson that run side by side. Its process is started when the first of them is made."""

    def __init__(
        self, lesson_folder: Path, environment: Mapping[str, str] | None = None, places: Mapping[str, str] | None = None
    ) -> None:
        """
        Args:
            lesson_folder, environment, places: see `autograder.runner.fork_server.launcher`.
        """
        self._folder = lesson_folder
        self._environment = dict(environment or {})
        self._places = places
        self._mother: ForkServer | None = None
        self._closed = False
        self._changing = threading.Lock()

    def launcher(self) -> Launcher:
        """Another launcher; whoever asks for it closes it.

        Raises:
            KitFailure: the process does not start, or the nursery was closed.
        """
        if sys.platform != "linux":
            return launcher(self._folder, self._environment, places=self._places)
        return _Twin(self._started(), self._folder, self._places)

    def _started(self) -> ForkServer:
        with self._changing:
            if self._closed:
                raise KitFailure(tr(WAS_CLOSED))
            if self._mother is None:
                environment = {**thread_environment(), **self._environment}
                self._mother = ForkServer(self._folder, environment, places=self._places)
            return self._mother

    def close(self) -> None:
        """End the process, and with it the servers that are forks of it."""
        with self._changing:
            self._closed = True
            mother, self._mother = self._mother, None
        if mother is not None:
            mother.close()


class _Twin(ForkServer):
    """A server that is a fork of another one, also when it has to be replaced."""

    def __init__(self, mother: ForkServer, folder: Path, places: Mapping[str, str] | None) -> None:
        self._mother = mother
        super().__init__(folder, {}, places=places)

    def _begun(self, work: Path) -> ServerHandle:
        return self._mother.twin(work)
