# {"attack": "Opens thousands of descriptors.", "breach": "harm"}

import os


def work():
    opened = []
    for _ in range(2_000):
        opened.append(os.dup(0))
    return len(opened)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
