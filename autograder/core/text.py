"""Text from submissions, made safe to show: no control characters, bounded length."""

import math
import unicodedata
from fractions import Fraction
from typing import Any

from autograder.core.language import tr

KEPT = "\n\t"
# Marks that turn the direction of text around: with them a name can look like another.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def clean(text: str, limit: int = 4_000) -> str:
    """The text without control and direction characters, at most `limit` characters of it."""
    kept = "".join(
        character if character in KEPT or not _hidden(character) else "\N{REPLACEMENT CHARACTER}"
        for character in text[: limit + 1]
    )
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


def one_line(text: str, limit: int = 200) -> str:
    """The same on one line."""
    return clean(" ".join(text.split()), limit)


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _DIRECTION


def points(value: float | Fraction | None) -> str:
    """Points for people: `2`, `1.5`, or a dash where there is no mark."""
    return "–" if value is None else f"{float(value):g}"


DIGITS = 4  # of a number for people


def number(value: float, digits: int = DIGITS, thousands: str = ",") -> str:
    """A number as a person writes it: few digits, a power of ten only where nothing else is readable.

    Args:
        value: `507812.3` becomes `507,812`, and `0.89062` becomes `0.8906`.
        digits: how many of them count.
        thousands: what stands between thousands; in a list, where commas separate numbers, nothing.
    """
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    size = abs(value)
    if size < 1e9 and value == int(value):
        return f"{int(value):,}".replace(",", thousands)
    if not 1e-6 <= size < 1e9:
        return f"{value:.{min(digits, 3)}g}"
    places = max(0, digits - 1 - math.floor(math.log10(size)))
    return _without_zeros(f"{value:,.{places}f}".replace(",", thousands))


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def numbers_apart(one: float, other: float) -> tuple[str, str]:
    """Two different numbers, with as many digits as it takes to tell them apart."""
    pair = number(one), number(other)
    for digits in range(DIGITS + 1, 10):
        if pair[0] != pair[1]:
            break
        pair = number(one, digits), number(other, digits)
    return pair


def visible(text: str) -> str:
    r"""The whole text with each control character written out, as `\x1b`: names stay different from each other."""
    return "".join(one if one in KEPT or not _hidden(one) else one.encode("unicode_escape").decode() for one in text)


# Spreadsheets run a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and their full-width forms


def neutral(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command; empty for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{visible(value)}" if value.startswith(_FORMULA) else visible(value)
    return value


def with_article(noun: str) -> str:
    """A noun with its article: `an int64 tensor`, `a list`."""
    return tr("an {noun}", noun=noun) if noun[:1].lower() in "aeiou" else tr("a {noun}", noun=noun)


def upper(sentence: str) -> str:
    """A sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]
