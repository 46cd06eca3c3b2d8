# {"attack": "Reads where no memory is.", "breach": "harm", "quick": true}

import ctypes


def double(x):
    ctypes.string_at(0)
