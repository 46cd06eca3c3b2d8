# {"attack": "Lets the C library abort.", "breach": "harm"}

import ctypes


def double(x):
    ctypes.CDLL(None).abort()
