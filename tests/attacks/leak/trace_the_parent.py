# {"attack": "Attaches itself to its parent as a debugger.", "breach": "leak"}

import ctypes
import os


def double(x):
    seize, detach = 0x4206, 17
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long] * 4
    if library.ptrace(seize, os.getppid(), 0, 0) == 0:
        library.ptrace(detach, os.getppid(), 0, 0)
        raise RuntimeError(TARGETS["proof"])
