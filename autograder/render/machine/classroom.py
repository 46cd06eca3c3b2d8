"""Points by task as GitHub Classroom's reporter takes them: outputs of a step, `task=` and a JSON object in base 64."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from autograder.judge.result import Outcome
from autograder.record.schema import Task
from autograder.record.story import first_wrong
from autograder.render.machine.findings import Checked


def classroom(checked: Sequence[Checked]) -> str:
    """A line for each task: the name of an output, `=`, and the result that the reporter decodes."""
    return "".join(f"{task.name}={_encoded(_result(task))}\n" for one in checked for task in one.record.tasks)


def _encoded(result: dict[str, Any]) -> str:
    return base64.b64encode(json.dumps(result).encode()).decode()


def _result(task: Task) -> dict[str, Any]:
    """One result, which holds one test: the task. The reporter adds up scores of tests, and `max_score` of results."""
    passed, broken = task.outcome == Outcome.PASSED, task.outcome == Outcome.GRADER_ERROR
    status = "pass" if passed else "error" if broken else "fail"
    test = {
        "name": task.name,
        "status": status,
        "score": task.score or 0.0,
        "message": "" if passed else first_wrong(task) or task.outcome.words,
        "test_code": f"autograder check --task {task.name}",
    }
    return {"version": 1, "status": status, "max_score": task.max_score, "tests": [test]}
