# {"attack": "Reads from a pipe to which nobody writes.", "breach": "hang"}

import os


def double(x):
    reading, _ = os.pipe()
    os.read(reading, 1)
