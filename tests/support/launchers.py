"""Launchers that several tests share: starting one takes seconds."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from autograder.runner.fork_server import ForkServer
from autograder.runner.launcher import Launcher
from tests.support.kept import SHARED, Held, family


@contextmanager
def shared(launchers: Iterable[Launcher]) -> Iterator[None]:
    """Launchers that outlive the tests that use them; they are closed at the end.

    Between two tests such a launcher holds a server and what it talks to it by, and nothing else.
    """
    made = list(launchers)
    held = [_held_by(one) for one in made if isinstance(one, ForkServer)]
    SHARED.extend(held)
    try:
        yield
    finally:
        for one in held:
            SHARED.remove(one)
        for launcher in made:
            launcher.close()


def _held_by(server: ForkServer) -> Held:
    def held() -> tuple[set[int], set[int]]:
        server._finish_last()  # it would be at the next start
        return (set() if server.pid is None else family(server.pid)), server.descriptors

    return held


class Kept:
    """A launcher that outlives the run that uses it: starting one takes seconds."""

    def __init__(self, made: Launcher) -> None:
        self.start, self.ready, self.places = made.start, made.ready, made.places

    def close(self) -> None:
        pass
