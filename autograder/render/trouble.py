"""What is first to be looked at in a record. Whoever only reads records waits for no torch."""

from typing import Any

Record = dict[str, Any]


def first_trouble(found: Record) -> str:
    """In a few words, what is first to be looked at in a record; empty where nothing is."""
    if found["problem"]:
        return str(found["problem"]["message"])
    failed = [(task, check) for task in found["tasks"] for check in task["checks"]]
    for wanted in ("grader_error", "failed"):
        for task, check in failed:
            if check["outcome"] == wanted:
                what = check["diagnosis"]["title"] if check["diagnosis"] else check["sentence"]
                return f"{task['name']}: {what}"
    untouched = [task["name"] for task in found["tasks"] if task["outcome"] == "not_attempted"]
    return f"not attempted: {', '.join(untouched)}" if untouched else ""
