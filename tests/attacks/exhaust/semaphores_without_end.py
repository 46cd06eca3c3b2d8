# {"attack": "Takes semaphores of System V.", "breach": "leftover"}

import ctypes


def work():
    return ctypes.CDLL(None).semget(TARGETS["number"], 100, 0o1600) >= 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
