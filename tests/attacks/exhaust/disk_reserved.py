# {"attack": "Reserves place on the disk without writing.", "breach": "harm"}

import os


def work():
    with open("reserved", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 190 * 2**20)
        return os.stat("reserved").st_blocks


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
