"""Digests of records: when two are the same, and whether one is as it was written. About JSON values, as in files."""

import hashlib
import json
from typing import Any

# The only field that differs between two runs over the same; the digest is of all the others.
TIME = "seconds"


def sealed(data: dict[str, Any]) -> dict[str, Any]:
    """The record with its `digest`: of everything in it but the time it took and the digest itself.

    Two records are the same to the bit, apart from the time, where their digests are.
    """
    kept = {key: value for key, value in data.items() if key not in (TIME, "digest")}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return {**data, "digest": hashlib.sha256(text.encode()).hexdigest()}


def is_intact(data: Any) -> bool:
    """Whether this is a sealed record that nobody changed since it was written."""
    try:
        return isinstance(data, dict) and "digest" in data and sealed(data)["digest"] == data["digest"]
    except (TypeError, ValueError, RecursionError):
        return False
