# {"attack": "Reports failures with parts of all kinds and lengths.", "breach": "harm"}

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


def double(x):
    for kind in ("", "x" * 10**6, "TimeLimit", "MissingName", "Killed", "grader_error"):
        failure = {"kind": kind, "message": "y" * 10**6, "unit": "arena.py", "line": 10**18, "code": "z" * 10**6, "function": "f" * 10**6}
        say({"event": "observed", "name": "double.of_a_tensor", "attempt": 0, "nonce": 0, "values": {}, "failure": failure})
