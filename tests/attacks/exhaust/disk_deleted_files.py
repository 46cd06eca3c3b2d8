# {"attack": "Writes files and deletes them while they are open.", "breach": "harm"}

import os


def work():
    kept = []
    for number in range(150):
        kept.append(open("gone", "wb"))
        kept[-1].write(bytes(2**20))
        kept[-1].flush()
        os.unlink("gone")
    return len(kept)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
