"""The border between a student's process and the judge: data only, read strictly.

A *frame* is a header of two lengths, a JSON text and a safetensors block. Nothing that crosses
is code: no pickle, no class names that are looked up, no verdicts. Cells of ordinary notebooks have
messages of their own, without tensors: `autograder.wire.cells`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.wire.frames import FrameError, FrameReader, decode_frame, encode_frame
    from autograder.wire.values import Opaque, decode, encode

__all__ = ["FrameError", "FrameReader", "Opaque", "decode", "decode_frame", "encode", "encode_frame"]

_OF_VALUES = ("Opaque", "decode", "encode")


def __getattr__(name: str) -> Any:
    """What frames of tensors need, when it is asked for: it loads torch, which notebooks may do without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'values' if name in _OF_VALUES else 'frames'}"), name)
