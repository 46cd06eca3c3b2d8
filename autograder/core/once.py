"""Values that are worked out once, whoever asks first, while others who ask wait for them."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Once(Generic[Value]):
    """Values by key. One that could not be worked out is tried again by the next who asks."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Future[Value]] = {}
        self._looking = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value under a key.

        Args:
            key: what tells it from the others.
            make: works it out, in the thread of the first who asks.

        Raises:
            BaseException: what `make` raised, also to those who waited for it.
        """
        with self._looking:
            found = self._known.get(key)
            if found is None:
                mine = self._known[key] = Future()
        if found is not None:
            return found.result()
        try:
            mine.set_result(make())
        except BaseException as error:
            self.forget(key)
            mine.set_exception(error)
            raise
        return mine.result()

    def forget(self, key: Hashable) -> None:
        """Work the value out anew when it is asked for again."""
        with self._looking:
            self._known.pop(key, None)
