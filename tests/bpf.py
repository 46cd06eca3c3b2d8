"""Reads a filter of system calls back: what the kernel would answer to a call."""

from collections.abc import Sequence

from autograder.sandbox.seccomp import Filter

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
LOAD, JUMP, RETURN, ALU = 0, 5, 6, 4  # classes of instructions; all that libseccomp uses
ALWAYS, EQUAL, GREATER, NOT_LESS, ANY_BIT = 0x00, 0x10, 0x20, 0x30, 0x40
AND = 0x50


def answer(program: Filter, architecture: str, number: int, arguments: Sequence[int] = ()) -> int:
    """The action for a call, as the kernel works it out.

    Args:
        program: the filter.
        architecture: whose call it is, one of `ARCHITECTURES`.
        number: of the system call.
        arguments: up to six; the rest are 0.
    """
    words = [number, ARCHITECTURES[architecture], 0, 0]
    for argument in [*arguments, *[0] * 6][:6]:
        words += [argument & 0xFFFFFFFF, argument >> 32 & 0xFFFFFFFF]
    place = accumulator = 0
    while True:
        one = program[place]
        place += 1
        match one.code & 0x07:
            case 0:
                accumulator = words[one.value // 4]
            case 4:
                assert one.code & 0xF0 == AND
                accumulator &= one.value
            case 5:
                place += _jump(one.code & 0xF0, accumulator, one.value, one.if_true, one.if_false)
            case 6:
                return one.value
            case other:
                raise AssertionError(f"an instruction of class {other}")


def _jump(kind: int, accumulator: int, value: int, if_true: int, if_false: int) -> int:
    if kind == ALWAYS:
        return value
    holds = {
        EQUAL: accumulator == value,
        GREATER: accumulator > value,
        NOT_LESS: accumulator >= value,
        ANY_BIT: bool(accumulator & value),
    }[kind]
    return if_true if holds else if_false
