# {"attack": "Leaves a message of System V for the next student.", "breach": "leak", "turns": 2}

import ctypes

library = ctypes.CDLL(None)


def double(x):
    if TARGETS["turn"] == 1:
        queue = library.msgget(TARGETS["number"], 0o1666)
        library.msgsnd(queue, (1).to_bytes(8, "little") + TARGETS["message"].encode(), len(TARGETS["message"]), 0)
    else:
        queue = library.msgget(TARGETS["number"], 0o666)
        buffer = ctypes.create_string_buffer(200)
        library.msgrcv(queue, buffer, 100, 0, 0o4000)
        raise ValueError(buffer.raw[8:].rstrip(bytes(1)).decode())
