"""Observations, traces and facts of the course's own programs as bytes: the frames of the wire between processes."""

from collections.abc import Iterable, Mapping
from typing import Any

import torch

from autograder.runner.candidates import Trace, as_trace
from autograder.wire import FrameError, FrameReader, encode_frame
from autograder.wire.frames import MAX_JSON, MAX_TENSORS
from autograder.wire.observation import Observation, Observations
from autograder.wire.values import DTYPES, MAX_INTEGER

MOST = 4 * (MAX_JSON + MAX_TENSORS)  # bytes of all that one program shows


def observations_as_bytes(found: Observations) -> bytes:
    """What a program showed.

    Raises:
        FrameError: it is more than a frame holds.
    """
    head = {"names": sorted(found.names), "load_errors": found.load_errors}
    frames: list[Mapping[str, Any]] = [{**head, "workers": found.workers, "seconds": found.seconds}]
    frames += [{"name": name, **_parts(one)} for name, runs in found.probes.items() for one in runs]
    return _encoded(frames)


def observations_from(data: bytes) -> Observations | None:
    """What a program showed; None where these bytes do not say it."""
    match _decoded(data):
        case [{"names": list(names), "load_errors": list(load_errors), "workers": bool(workers)} as head, *rest]:
            probes: dict[str, list[Observation]] = {}
            for one in rest:
                told = one["values"], one["failure"], one["seconds"], one["signature"]
                observation = Observation(*told, tuple(one["absent"]))
                probes.setdefault(one["name"], []).append(observation)
            return Observations(probes, load_errors, frozenset(names), head["seconds"], workers)
    return None


def trace_as_bytes(found: Trace) -> bytes:
    """The values that a program's names took.

    Raises:
        FrameError: they are more than a frame holds.
    """
    attributes = {
        function: {name: sorted(have) for name, have in names.items()} for function, names in found.attributes.items()
    }
    return _encoded([{"values": [list(one) for one in found.values], "attributes": attributes}])


def trace_from(data: bytes) -> Trace | None:
    """The values that a program's names took; None where these bytes do not say it."""
    match _decoded(data):
        case [{"values": list(values), "attributes": dict(attributes)}]:
            return as_trace(values, attributes)
    return None


def facts_as_bytes(found: dict[str, Any]) -> bytes | None:
    """What the judge knows of draws; None where it would not come back as it was.

    Raises:
        FrameError: it is more than a frame holds.
    """
    return _encoded([{"facts": found}]) if _comes_back(found) else None


def facts_from(data: bytes) -> dict[str, Any] | None:
    """What the judge knows of draws; None where these bytes do not say it."""
    match _decoded(data):
        case [{"facts": dict(facts)}]:
            return facts
    return None


def _encoded(frames: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(encode_frame(dict(one), text_limit=MAX_JSON) for one in frames)


def _decoded(data: bytes) -> list[dict[str, Any]]:
    reader = FrameReader(MOST)
    try:
        found = list(reader.feed(data))
    except FrameError:
        return []
    return found if reader.complete else []


def _comes_back(value: Any) -> bool:
    """Whether a value is the same, in type and in bits, once it has been written and read."""
    if type(value) is list:
        return all(map(_comes_back, value))
    if type(value) is dict:
        return all(type(key) is str and _comes_back(one) for key, one in value.items())
    if type(value) is torch.Tensor:
        return value.layout is torch.strided and value.dtype in DTYPES and not value.requires_grad
    if type(value) is str:
        return value == value.encode("utf-8", "replace").decode()
    return value is None or type(value) in (bool, float) or (type(value) is int and abs(value) <= MAX_INTEGER)


def _parts(one: Observation) -> dict[str, Any]:
    told = {"values": one.values, "failure": one.failure, "seconds": one.seconds, "signature": one.signature}
    return {**told, "absent": list(one.absent)}
