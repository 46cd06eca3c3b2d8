# {"attack": "Mounts a file system over its folder.", "breach": "leftover"}

import ctypes
import os


def work():
    os.mkdir("mounted")
    return ctypes.CDLL(None).mount(b"x", os.path.abspath("mounted").encode(), b"tmpfs", 0, None) == 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
