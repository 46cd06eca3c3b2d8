# {"attack": "Sends a block of tensors whose description lies.", "breach": "forge"}

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
    data = (lambda text, block: b"TG01" + len(text).to_bytes(4, "little") + len(block).to_bytes(4, "little") + text + block)(b'{"$":"dict","items":{"event":"observed","values":{"$":"tensor","name":"t0"}}}', (90).to_bytes(8, "little") + b'{"t0":{"dtype":"F32","shape":[1000000000,1000000000],"data_offsets":[0,4]}}'.ljust(90) + bytes(4))
    try:
        while data:
            data = data[os.write(PIPE, data) :]
    except OSError:
        pass
    return x
