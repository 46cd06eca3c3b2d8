"""JSON as its standard has it: Python's own reader also takes `NaN` and `Infinity`, which no other program reads."""

import json
from typing import Any

from autograder.core.language import tr


def strict_json(data: bytes) -> Any:
    """The value in UTF-8 text.

    Raises:
        ValueError: it is no JSON, or not UTF-8.
        RecursionError: it is nested too deeply.
    """
    return json.loads(data.decode("utf-8"), parse_constant=_refuse)


def _refuse(name: str) -> Any:
    raise ValueError(tr("a bare {name} is no JSON", name=name))
