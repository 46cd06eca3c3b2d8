"""Reading and writing all of something by a descriptor."""

import os


def read_all(descriptor: int) -> bytes:
    """Everything from the start of a file."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return file.read()


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, however small the pipe."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
