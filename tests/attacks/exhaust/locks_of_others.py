# {"attack": "Locks a file that others use.", "breach": "harm"}

import fcntl


def work():
    kept = open(TARGETS["public"])
    globals()["kept"] = kept
    fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return 1


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
