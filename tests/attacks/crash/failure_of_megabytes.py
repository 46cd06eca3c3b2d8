# {"attack": "Reports a failure whose text takes for ever to search for known errors.", "breach": "hang", "quick": true}

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
    failure = dict.fromkeys(("unit", "line", "code", "function")) | {"kind": "TypeError", "message": "a" * 4_000_000 + "() takes"}
    say({"event": "observed", "name": "double.of_a_tensor", "attempt": 0, "nonce": 0, "values": {}, "failure": failure})
