# {"attack": "Leaves a block of System V shared memory for the next student.", "breach": "leak", "turns": 2}

import ctypes

library = ctypes.CDLL(None)


def double(x):
    if TARGETS["turn"] == 1:
        library.shmat.restype = ctypes.c_void_p
        block = library.shmget(TARGETS["number"], 4096, 0o1666)
        ctypes.memmove(library.shmat(block, None, 0), TARGETS["message"].encode() + bytes(1), 40 if len(TARGETS["message"]) > 38 else len(TARGETS["message"]) + 1)
    else:
        library.shmat.restype = ctypes.c_void_p
        block = library.shmget(TARGETS["number"], 4096, 0o666)
        raise ValueError(ctypes.string_at(library.shmat(block, None, 0)).decode())
