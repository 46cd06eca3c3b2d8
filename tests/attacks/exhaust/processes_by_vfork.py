# {"attack": "Starts processes with vfork and clone, by system calls of its own.", "breach": "leftover"}

import ctypes
import os
import time


def work():
    library = ctypes.CDLL(None)
    number = library.syscall(56, 17, 0, 0, 0, 0)  # clone with SIGCHLD
    if number == 0:
        time.sleep(20)
        os._exit(0)
    return number > 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
