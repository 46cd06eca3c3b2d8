"""The border: data crosses whole, and nothing but data crosses."""

import contextlib
import json
import math
import struct

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.judge.compare import same
from autograder.wire import FrameError, FrameReader, Opaque, decode_frame, encode_frame
from autograder.wire.frames import HEADER, MAGIC, MAX_JSON

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_plain_values_arrive_as_they_were(value: object) -> None:
    arrived = decode_frame(encode_frame({"value": value}))["value"]
    assert repr(arrived) == repr(value).encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    "tensor",
    [
        torch.randn(3, 2),
        torch.tensor(2.5, dtype=torch.float64),
        torch.zeros(0, 4),
        torch.arange(5),
        torch.randn(4, 4).t()[1:],
        torch.tensor([True, False]),
        torch.nn.Parameter(torch.ones(2)),
    ],
)
def test_tensors_keep_shape_dtype_and_numbers(tensor: torch.Tensor) -> None:
    assert same(decode_frame(encode_frame({"t": tensor}))["t"], tensor.detach())


def test_nan_and_infinities_cross_as_numbers() -> None:
    arrived = decode_frame(encode_frame({"v": [float("nan"), float("inf"), -float("inf")]}))["v"]
    assert math.isnan(arrived[0])
    assert arrived[1:] == [math.inf, -math.inf]


def test_numpy_arrives_as_numbers_and_tensors() -> None:
    arrived = decode_frame(encode_frame({"a": np.float32(1.5), "b": np.arange(3), "c": np.int64(4)}))
    assert arrived["a"] == 1.5
    assert arrived["c"] == 4
    assert torch.equal(arrived["b"], torch.arange(3))


class LyingFloat(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class LyingTensor(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        return True


@pytest.mark.parametrize(
    "value", [LyingFloat(1.0), torch.zeros(2).as_subclass(LyingTensor), object(), lambda: 1, {1: 2}]
)
def test_other_objects_cross_as_their_type_name_only(value: object) -> None:
    assert decode_frame(encode_frame({"v": value}))["v"] == Opaque(type(value).__name__)


def test_long_text_is_cut_and_deep_or_large_values_are_refused() -> None:
    assert len(decode_frame(encode_frame({"v": "x" * 10**6}))["v"]) == 4000
    deep: list[object] = []
    deep.append(deep)
    for value in (deep, [0] * 300_000):
        with pytest.raises(FrameError):
            encode_frame({"v": value})


GOOD = encode_frame({"event": "observed", "values": {"t": torch.ones(3), "x": 1.5}})


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_changed_bytes_are_read_or_refused_never_more(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for position, value in changes:
        data[position] = value
    with contextlib.suppress(FrameError):
        assert isinstance(decode_frame(bytes(data)), dict)


@pytest.mark.parametrize("cut", [0, 3, 11, 12, len(GOOD) - 1])
def test_cut_or_trailing_bytes_are_refused(cut: int) -> None:
    for data in (GOOD[:cut], GOOD + b"\0"):
        with pytest.raises(FrameError):
            decode_frame(data)


def _frame(text: str, block: bytes = b"") -> bytes:
    return HEADER.pack(MAGIC, len(text), len(block)) + text.encode() + block


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "NaN",
        '{"$":"dict","items":{"v":NaN}}',
        '{"a":1}',
        '{"$":"tensor","name":"t0"}',
        '{"$":"dict","items":{},"more":1}',
        '{"$":"float","text":"1.0"}',
        '{"$":"pickle","data":"x"}',
        "[" * 3000 + "]" * 3000,
        '{"$":"dict","items":{"v":' + "9" * 5000 + "}}",
    ],
)
def test_json_that_we_never_write_is_refused(text: str) -> None:
    with pytest.raises(FrameError):
        decode_frame(_frame(text))


def test_a_pickle_in_the_place_of_tensors_is_refused() -> None:
    import pickle

    with pytest.raises(FrameError):
        decode_frame(_frame('{"$":"dict","items":{}}', pickle.dumps([1])))


def test_reader_joins_portions_and_refuses_what_claims_to_be_huge() -> None:
    reader = FrameReader()
    found = [message for byte in GOOD * 2 for message in reader.feed(bytes([byte]))]
    assert [message["event"] for message in found] == ["observed", "observed"]
    assert reader.complete
    with pytest.raises(FrameError):
        list(FrameReader().feed(struct.pack("<4sII", MAGIC, MAX_JSON + 1, 0)))


@pytest.mark.parametrize("reader", [FrameReader(), FrameReader(most=2 * len(GOOD))])
def test_what_came_before_the_rubbish_is_not_lost(reader: FrameReader) -> None:
    messages = reader.feed(GOOD * 2 + b"rubbish" * 9)
    assert [next(messages)["event"], next(messages)["event"]] == ["observed", "observed"]
    with pytest.raises(FrameError):
        next(messages)
    assert reader.flooded is (reader._most < 1000)


def test_strings_with_lone_surrogates_do_not_break_the_stream() -> None:
    assert decode_frame(encode_frame({"v": "a\ud800b"}))["v"] == "a?b"
    assert json.loads(json.dumps("a?b")) == "a?b"
