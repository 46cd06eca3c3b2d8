# {"attack": "Takes more memory than it may, in a file in memory.", "breach": "harm", "quick": true}

import os


def work():
    size = (TARGETS["limits"]["memory"] + 300) * 2**20
    handle = os.memfd_create("x")
    for _ in range(size // 2**20):
        os.write(handle, bytes(2**20))
    return os.fstat(handle).st_size


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
