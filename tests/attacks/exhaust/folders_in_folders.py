# {"attack": "Makes folders in one another, far deeper than a path may be long.", "breach": "leftover", "quick": true}

import os


def work():
    start = os.getcwd()
    for number in range(1_500):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(start)
    return 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
