"""The border between a student's process and the judge: data only, read strictly.

A *frame* is a header of two lengths, a JSON text and a safetensors block. Nothing that crosses
is code: no pickle, no class names that are looked up, no verdicts.
"""

from autograder.wire.frames import FrameError, FrameReader, decode_frame, encode_frame
from autograder.wire.values import Opaque, decode, encode

__all__ = ["FrameError", "FrameReader", "Opaque", "decode", "decode_frame", "encode", "encode_frame"]
