"""The idx format of MNIST's and FashionMNIST's files: read strictly, written for surrogate data."""

import gzip
import struct
from pathlib import Path

import numpy as np

from autograder.core.language import tr
from autograder.lesson.resources import ResourceProblem

MAX_BYTES = 64 * 2**20


class IdxError(ResourceProblem):
    """A file that is not the idx file it should be; names the file and what is wrong."""


def read_idx(path: Path) -> np.ndarray:
    """The uint8 array in an idx file, plain or gzip-compressed (`.gz`).

    Raises:
        IdxError: not an idx file of bytes, or one whose header does not fit its length.
        OSError: the file cannot be read.
    """
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (EOFError, gzip.BadGzipFile) as error:
        raise IdxError(tr("{name} is damaged ({error}); fetch it again", name=path.name, error=error)) from None
    if len(data) < 4 or data[:3] != b"\0\0\x08":
        raise IdxError(tr("{name} is not an idx file of bytes", name=path.name))
    dimensions = data[3]
    start = 4 + 4 * dimensions
    shape = struct.unpack(f">{dimensions}I", data[4:start]) if len(data) >= start else ()
    if len(data) - start != int(np.prod(shape, dtype=np.int64)):
        raise IdxError(tr("{name} is cut short: its header says {shape}; fetch it again", name=path.name, shape=shape))
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)


def idx_header(*shape: int) -> bytes:
    """The header of an idx file of bytes with this shape."""
    return b"\0\0\x08" + bytes([len(shape)]) + struct.pack(f">{len(shape)}I", *shape)
