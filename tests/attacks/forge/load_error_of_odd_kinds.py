# {"attack": "Reports a failure whose parts are of all kinds.", "breach": "harm"}

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


for index in (-1, 10**18, True, None, [1], {"a": 1}, 1.5):
    failure = {"kind": "TimeLimit", "message": None, "unit": "arena.py", "line": -5, "code": "x", "function": None}
    say({"event": "loaded", "load_errors": [{"index": index, "names": ["double"], "failure": failure}], "names": ["double"]})


def double(x):
    return x
