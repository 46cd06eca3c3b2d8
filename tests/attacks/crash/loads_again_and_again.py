# {"attack": "Reports again and again that the program has been loaded.", "breach": "hang"}

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
    import signal
    import time

    signal.setitimer(signal.ITIMER_REAL, 0)
    for _ in range(600):
        say({"event": "loaded", "load_errors": [], "names": []})
        time.sleep(0.5)
