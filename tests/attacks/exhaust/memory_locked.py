# {"attack": "Keeps memory from being moved to the disk.", "breach": "harm"}

import ctypes
import mmap


def work():
    data = mmap.mmap(-1, 2**26)
    address = ctypes.addressof(ctypes.c_char.from_buffer(data))
    return ctypes.CDLL(None).mlock(ctypes.c_void_p(address), 2**26) == 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
