# {"attack": "Reads a file through NumPy.", "breach": "leak"}

import numpy as np


def double(x):
    raise ValueError(np.fromfile(TARGETS["key"], dtype=np.uint8).tobytes().decode())
