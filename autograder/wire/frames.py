"""Frames: how one message is laid out in bytes, and the reader that believes none of them.

Layout: `TG01`, the length of the JSON text and of the tensor block (unsigned 32-bit, little endian),
then the two. The reader caps both lengths before it reads a byte of them and the whole stream besides.
"""

import json
import struct
from collections.abc import Iterator
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_safetensors
from safetensors.torch import save as save_safetensors

from autograder.core.language import tr
from autograder.core.strict_json import strict_json
from autograder.wire.values import DTYPES, MAX_ITEMS, MAX_TEXT, ValueRefused, decode, encode

MAGIC = b"TG01"
HEADER = struct.Struct("<4sII")
MAX_JSON = 8 * 2**20  # bytes
MAX_TENSORS = 64 * 2**20  # bytes
MAX_REPORT = 16 * 2**20  # bytes of tensors in one message of a submission
MAX_STREAM = 512 * 2**20  # bytes in all the frames of one process
MAX_FRAMES = 20_000  # messages of one process; one with a thousand statements and probes sends a few thousand


class FrameError(ValueError):
    """Bytes that are not a frame of ours. Says what was wrong; holds none of the bytes."""


def encode_frame(message: dict[str, Any], text_limit: int = MAX_TEXT) -> bytes:
    """One message as bytes. The message is a dict of anything that `values.encode` takes.

    Raises:
        FrameError: the message is larger than a frame may be.
    """
    tensors: dict[str, torch.Tensor] = {}
    try:
        tree = encode(message, tensors, text_limit)
    except (ValueRefused, RecursionError) as error:
        raise FrameError(str(error)) from None
    text = json.dumps(tree, allow_nan=False, separators=(",", ":")).encode()
    block = save_safetensors(tensors) if tensors else b""
    if len(text) > MAX_JSON or len(block) > MAX_TENSORS:
        raise FrameError(tr("{count:,} bytes are more than one message may have", count=len(text) + len(block)))
    return HEADER.pack(MAGIC, len(text), len(block)) + text + block


def frame_length(header: bytes) -> int:
    """Bytes that follow a header.

    Raises:
        FrameError: not our header, or lengths beyond the caps.
    """
    magic, text_length, block_length = HEADER.unpack(header)
    if magic != MAGIC:
        raise FrameError(tr("a message does not begin as one"))
    if text_length > MAX_JSON or block_length > MAX_TENSORS:
        raise FrameError(tr("a message claims to be larger than one may be"))
    return int(text_length + block_length)


def decode_frame(data: bytes) -> dict[str, Any]:
    """The message in exactly these bytes.

    Raises:
        FrameError: anything but a well-formed frame: trailing bytes, a dtype not on the list,
            tensors that are not used or that JSON does not name, deep or invalid JSON.
    """
    if len(data) < HEADER.size or len(data) != HEADER.size + frame_length(data[: HEADER.size]):
        raise FrameError(tr("a message is cut short or has bytes to spare"))
    _, text_length, _ = HEADER.unpack(data[: HEADER.size])
    text, block = data[HEADER.size : HEADER.size + text_length], data[HEADER.size + text_length :]
    if text.count(b"[") + text.count(b"{") + text.count(b",") > 4 * MAX_ITEMS:
        raise FrameError(tr("a message has more parts than one may have"))  # before millions of objects are made of it
    try:
        tree = strict_json(text)
        tensors = load_safetensors(block) if block else {}
        _verify_tensors(tensors, len(block))
        message = decode(tree, tensors)
    except (ValueError, SafetensorError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise FrameError(tr("a message could not be read ({error})", error=type(error).__name__)) from None
    if not isinstance(message, dict):
        raise FrameError(tr("a message is not a set of named values"))
    return message


def _verify_tensors(tensors: dict[str, torch.Tensor], block_length: int) -> None:
    total = 0
    for tensor in tensors.values():
        if tensor.dtype not in DTYPES or tensor.dim() > 8:
            raise ValueRefused(tr("a tensor of a kind that is never written"))
        total += tensor.numel() * tensor.element_size()
    if total > block_length:
        raise ValueRefused(tr("tensors larger than their bytes"))


class FrameReader:
    """Cuts a stream of bytes into messages as they arrive.

    `feed` takes bytes in any portions and returns the messages completed by them.
    """

    def __init__(self, most: int = MAX_STREAM) -> None:
        """
        Args:
            most: bytes that the stream may have in all.
        """
        self._most = most
        self._pending = bytearray()
        self._total = 0
        self._count = 0

    @property
    def flooded(self) -> bool:
        """Whether more came than may be."""
        return self._total > self._most

    def feed(self, data: bytes) -> Iterator[dict[str, Any]]:
        """Messages that these bytes complete, in order.

        Raises:
            FrameError: the stream is not frames. Those before the place where it goes wrong have been given by then;
                nothing after it can be believed.
        """
        self._total += len(data)
        self._pending += data
        while len(self._pending) >= HEADER.size:
            header = bytes(self._pending[: HEADER.size])
            length = HEADER.size + frame_length(header)
            self._count += 1
            if HEADER.unpack(header)[2] > MAX_REPORT or self._count > MAX_FRAMES:
                raise FrameError(tr("more was sent than a submission may send"))
            if len(self._pending) < length:
                self._count -= 1
                break
            message = bytes(self._pending[:length])
            del self._pending[:length]
            yield decode_frame(message)
        if self.flooded:
            raise FrameError(tr("more was sent than a submission may send"))

    @property
    def complete(self) -> bool:
        """Whether the bytes so far end with a whole message."""
        return not self._pending
