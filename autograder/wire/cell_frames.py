"""Messages of notebooks as bytes: JSON in frames of a known length.

Both directions use one layout, a length (unsigned 32-bit, little endian) and a JSON text. What comes from a process is
capped before it is read.
"""

import struct
from collections.abc import Iterator

import msgspec

from autograder.core.language import tr
from autograder.wire.cells import Message
from autograder.wire.question_marks import with_question_marks

LENGTH = struct.Struct("<I")
MAX_MESSAGE = 48 * 2**20  # bytes of one message; a picture of ten megapixels stays below it
_MESSAGE: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)


class CellError(ValueError):
    """Bytes that are no message of ours. Says what was wrong; holds none of the bytes."""


def frame(message: msgspec.Struct) -> bytes:
    """One message as bytes; text that is no Unicode is written with question marks.

    Raises:
        CellError: larger than a message may be, or of something that JSON cannot hold.
    """
    try:
        text = msgspec.json.encode(message)
    except UnicodeEncodeError:
        text = msgspec.json.encode(with_question_marks(message))
    except (TypeError, ValueError, RecursionError, OverflowError) as error:
        raise CellError(tr("a message cannot be written ({error})", error=type(error).__name__)) from None
    if len(text) > MAX_MESSAGE:
        raise CellError(tr("{count:,} bytes are more than one message may have", count=len(text)))
    return LENGTH.pack(len(text)) + text


def decode_message(text: bytes) -> Message:
    """What a process says.

    Raises:
        CellError: anything but one of the messages.
    """
    try:
        return _MESSAGE.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CellError(tr("a message could not be read ({error})", error=type(error).__name__)) from None


class MessageReader:
    """Cuts a stream of bytes into messages as they arrive."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[Message, int]]:
        """Messages that these bytes complete, each with its size in bytes.

        Raises:
            CellError: the stream is not messages; nothing after that can be believed.
        """
        self._pending += data
        while len(self._pending) >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._pending)
            if length > MAX_MESSAGE:
                raise CellError(tr("a message claims to be larger than one may be"))
            if len(self._pending) < LENGTH.size + length:
                return
            text = bytes(self._pending[LENGTH.size : LENGTH.size + length])
            del self._pending[: LENGTH.size + length]
            yield decode_message(text), length
