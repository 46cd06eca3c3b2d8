"""Answers that are written in another form than the one that is asked for: what they are, in words for a student."""

import difflib
import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch

from autograder.core.language import tr, tr_plural
from autograder.core.retelling import retold
from autograder.pytorch.values import as_number, in_words

PART = "its "  # how it begins where a part is told: what is odd is told beside student code, in English


def is_list(value: Any) -> bool:
    """Whether a value is a list as far as an answer is concerned."""
    return isinstance(value, list | tuple | torch.Tensor | np.ndarray)


def odd_number(value: Any, whole: bool = False) -> str:
    """What something is that is no number; empty where it is one.

    Args:
        value: the answer.
        whole: whether the number has to be whole and above 0.
    """
    if isinstance(value, str):
        return tr("a text: write the number without quotes") if _number(value) is not None else tr("a text")
    if is_list(value) and not (isinstance(value, torch.Tensor) and value.numel() == 1):
        return _several(value, 1)
    number = as_number(value)["value"]
    if number is None:
        return in_words(value)
    if not math.isfinite(number):
        return tr("no number that can be compared")
    if whole and not (number.is_integer() and 0 < number < 10**6):
        return f"{number:g}"
    return ""


def odd_numbers(value: Any, lengths: Sequence[int | None], whole: bool = False) -> str:
    """The same for numbers in lists in lists, of these lengths; None for any length."""
    if not lengths:
        return odd_number(value, whole)
    if not is_list(value):
        return tr("a single number") if as_number(value)["value"] is not None else in_words(value)
    if lengths[0] is not None and len(value) != lengths[0]:
        return _several(value, lengths[0])
    for place, item in enumerate(value, 1):
        odd = odd_numbers(item, lengths[1:], whole)
        if odd:
            return (
                tr("its part {place} {odd}", place=place, odd=odd)
                if odd.startswith(PART)
                else tr("its part {place} is {odd}", place=place, odd=odd)
            )
    return ""


def _several(value: Sequence[Any], wanted: int) -> str:
    """What is said of a list that is too long or too short: a decimal comma makes two numbers of one."""
    count = tr_plural(len(value), "{count:g} thing", "{count:g} things")
    if len(value) == 2 * wanted and all(isinstance(item, int) for item in value):
        first, second = value[0], value[1]
        return tr(
            "{count} numbers, as a comma stands between numbers: write {first}.{second}, with a point",
            count=len(value),
            first=first,
            second=second,
        )
    return count


def clause(odd: str) -> str:
    """What is said of an answer, as a clause: "it is a text", "its part 2 is a text"."""
    return retold(odd) if not odd or odd.startswith(PART) else tr("it is {odd}", odd=retold(odd))


def either(options: Iterable[str]) -> str:
    """Words of which one is to be written, in quotes; empty where there are none."""
    return tr(" or ").join(f'"{one}"' for one in options)


def odd_text(value: Any, options: Sequence[str] = ()) -> str:
    """What something is that is no text, or none of the texts that are asked for; empty where it is one."""
    if is_list(value) and len(value) == 1 and isinstance(value[0], str):
        return tr('in brackets: write "{value}" alone', value=value[0])
    if not isinstance(value, str):
        return (
            tr("{thing}: it needs quotes", thing=in_words(value))
            if as_number(value)["value"] is None
            else tr("a number")
        )
    said = value.strip()
    if not said:
        return tr("empty")
    return f'"{said[:40]}"' if options and said.lower() not in options else ""


def odd_entries(value: Any, keys: Iterable[str], odd: Any) -> dict[str, str]:
    """What is odd about the entries of a dict, by the keys that are asked for.

    Args:
        value: the dict.
        keys: all that it has to have.
        odd: says what is odd about an entry; empty where nothing is.
    """
    found = {}
    for key in keys:
        if key in value:
            found[key] = odd(value[key])
            continue
        alike = difflib.get_close_matches(key.lower(), [one for one in map(str, value) if one not in keys], n=1)
        alike = alike or [one for one in map(str, value) if one.lower() == key.lower()]
        found[key] = tr('not there, but "{alike}" is', alike=alike[0]) if alike else tr("not there")
    return {key: words for key, words in found.items() if words}


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
