"""Damaged notebooks: the cells of one whose outputs are no JSON any more, as a writer that crashed leaves them."""

import json
import re
from typing import Any

_BEGINS = re.compile(r'(?<!\\)"cell_type"\s*:\s*"(code|markdown|raw)"')
_ENDS = re.compile(r'(?<!\\)"nbformat"\s*:\s*\d+\s*(?:,\s*"\w+"\s*:\s*\d+\s*)?\}\s*\Z')
_KEYS = {key: re.compile(rf'(?<!\\)"{key}"\s*:\s*') for key in ("source", "metadata")}
_LENIENT = json.JSONDecoder(strict=False)  # control characters stand in outputs of the terminal


def cells_of_damaged(data: bytes) -> list[dict[str, Any]] | None:
    """The cells of a notebook that is no JSON, with what they say about themselves and without their outputs.

    None where its end is missing: of a notebook that was cut off nobody knows what is not there; or where the text of a
    cell is damaged itself.
    """
    if is_cut_off(data):
        return None
    text = data.decode("utf-8-sig", errors="replace")
    begins = list(_BEGINS.finditer(text))
    cells = []
    ends = [*(one.start() for one in begins[1:]), len(text)]
    for found, end in zip(begins, ends, strict=False):
        source = _value(text, "source", found.end(), end)
        if source is None:
            return None
        metadata = _value(text, "metadata", found.end(), end)
        cells.append({"cell_type": found[1], "source": source, "metadata": metadata or {}})
    return cells or None


def is_cut_off(data: bytes) -> bool:
    """Whether the end of a notebook is missing."""
    return not _ENDS.search(data[-800:].decode("utf-8", errors="replace")[-200:])


def _value(text: str, key: str, begin: int, end: int) -> Any:
    """The value of a key in one cell; None where it is not there or damaged."""
    found = _KEYS[key].search(text, begin, end)
    if found is None:
        return None
    try:
        value, ends = _LENIENT.raw_decode(text, found.end())
    except ValueError:
        return None
    return value if ends <= end else None
