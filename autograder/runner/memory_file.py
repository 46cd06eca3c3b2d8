"""A file in memory without a name: what is handed over by its descriptor, and read by nobody on the way."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def memory_file(data: bytes) -> Iterator[int]:
    """The descriptor of such a file, which holds the data; whoever is sent it has one of its own. Linux only.

    Raises:
        OSError: there is no memory for it.
    """
    with os.fdopen(os.memfd_create("handed-over"), "wb") as file:
        file.write(data)
        file.flush()
        yield file.fileno()
