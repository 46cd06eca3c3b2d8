# {"attack": "Makes a file that claims to have a terabyte.", "breach": "harm"}

import os


def work():
    with open("holes", "wb") as file:
        file.truncate(2**40)
        return os.stat("holes").st_size


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
