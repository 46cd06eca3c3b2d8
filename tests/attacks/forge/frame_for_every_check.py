# {"attack": "Sends answers for all tasks of the lesson, those that it has not touched too.", "breach": "forge"}

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


def nonce(probe):
    from autograder.lesson import Draws

    frame = sys._getframe()
    while "job" not in frame.f_locals:
        frame = frame.f_back
    return Draws(frame.f_locals["job"]["seed"], probe, 0).nonce


def double(x):
    for name in ("double.of_a_tensor", "double.of_a_number", "train_step.three_steps", "train.two_epochs", "label.of_forty_pictures"):
        say({"event": "probe", "name": name})
        say({"event": "observed", "name": name, "attempt": 0, "nonce": nonce(name), "values": {"result": True, "labels": [0] * 40, "losses": [], "after": []}, "failure": None})
    say({"event": "done"})
    return x
