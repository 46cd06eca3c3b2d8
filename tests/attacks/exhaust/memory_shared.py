# {"attack": "Takes more memory than it may, shared and without a name.", "breach": "harm"}

import mmap


def work():
    size = (TARGETS["limits"]["memory"] + 300) * 2**20
    data = mmap.mmap(-1, size)
    for place in range(0, size, 4096):
        data[place] = 1
    return len(data)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
