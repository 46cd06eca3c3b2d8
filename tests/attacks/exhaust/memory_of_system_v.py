# {"attack": "Takes shared memory of System V.", "breach": "harm"}

import ctypes


def work():
    return ctypes.CDLL(None).shmget(TARGETS["number"], 2**29, 0o1600) >= 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
