# {"attack": "Starts a pool of processes.", "breach": "leftover"}

import multiprocessing


def work():
    pool = multiprocessing.get_context("fork").Pool(4)
    return len(pool.map(abs, range(8)))


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
