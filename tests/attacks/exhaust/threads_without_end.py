# {"attack": "Starts hundreds of threads.", "breach": "harm", "quick": true}

import threading
import time


def work():
    started = 0
    for _ in range(500):
        threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
        started += 1
    return started


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
