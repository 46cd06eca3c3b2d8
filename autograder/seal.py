"""When two records are the same, and whether one is as it was written."""

import hashlib
import json
from typing import Any

Record = dict[str, Any]
# The only field that differs between two runs over the same; the digest is of all the others.
TIME = "seconds"
_NEEDED = ("student", "lesson", "outcome", "score", "max_score")


def sealed(found: Record) -> Record:
    """The record with its `digest`: of everything in it but the time it took and the digest itself.

    Two records are the same to the bit, apart from the time, where their digests are.
    """
    kept = {key: value for key, value in found.items() if key not in (TIME, "digest")}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return {**found, "digest": hashlib.sha256(text.encode()).hexdigest()}


def is_intact(found: Any) -> bool:
    """Whether this is a whole record that nobody changed since it was written."""
    try:
        return isinstance(found, dict) and "digest" in found and sealed(found)["digest"] == found["digest"]
    except (TypeError, ValueError, RecursionError):
        return False


def is_record(found: Any) -> bool:
    """Whether a value read from a file has at least the shape of a record, of this version or an earlier one."""
    if not isinstance(found, dict) or not all(name in found for name in _NEEDED):
        return False
    tasks = found.get("tasks")
    return isinstance(tasks, list) and all(_is_task(task) for task in tasks)


def _is_task(task: Any) -> bool:
    return isinstance(task, dict) and "name" in task and isinstance(task.get("checks"), list)
