# {"attack": "Reports two hundred thousand names that look like a task's.", "breach": "hang"}

import os
import sys


def result_pipe():
    """The descriptor on which the process reports: a local variable of a caller, or the one that is a pipe."""
    frame = sys._getframe()
    while frame:
        for name in ("result_fd", "result"):
            if type(frame.f_locals.get(name)) is int:
                return frame.f_locals[name]
        frame = frame.f_back
    return 3


PIPE = result_pipe()


def say(message):
    from autograder.wire import encode_frame

    data = encode_frame(message, 8 * 2**20)
    while data:
        data = data[os.write(PIPE, data) :]


say({"event": "loaded", "load_errors": [], "names": [f"train_ste{number}" for number in range(190_000)]})
os._exit(0)
