# {"attack": "Starts processes that stay.", "breach": "leftover", "quick": true}

import os
import time


def work():
    for number in range(20):
        if os.fork() == 0:
            os.setsid()
            time.sleep(30)
            os._exit(0)
    return number


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
