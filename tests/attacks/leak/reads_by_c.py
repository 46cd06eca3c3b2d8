# {"attack": "Reads a file with the C library.", "breach": "leak"}

import ctypes


def double(x):
    library = ctypes.CDLL(None)
    library.fopen.restype = ctypes.c_void_p
    library.fread.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_void_p]
    buffer = ctypes.create_string_buffer(300)
    library.fread(buffer, 1, 299, library.fopen(TARGETS["key"].encode(), b"r"))
    raise ValueError(buffer.value.decode())
