"""A forked child that does one thing and answers."""

import json
import os
from collections.abc import Callable
from typing import Any

from autograder.core.language import tr

REPORT = 3  # the child's descriptor for its answer


def in_child(work: Callable[[], Any]) -> Any:
    """What `work` returns in a forked child, as JSON can hold it.

    `work` may confine the process, as long as descriptor `REPORT` stays open; and it may fork and go on in the
    child of the child, as `namespaces.enter` does.

    Raises:
        OSError: `work` raised something, or the child died.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, REPORT, inheritable=False)
        for descriptor in {reading, writing} - {REPORT}:
            os.close(descriptor)
        try:
            answer = {"value": work()}
        except BaseException as error:
            answer = {"error": [getattr(error, "errno", None), getattr(error, "strerror", None) or str(error)]}
        os.write(REPORT, json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    answer = json.loads(data) if data else {"error": [None, tr("the process that tried it died")]}
    if "error" in answer:
        raise OSError(*answer["error"])
    return answer["value"]
