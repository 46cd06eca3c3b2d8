# {"attack": "Makes folders that nobody may open, to be left behind.", "breach": "leftover"}

import os


def work():
    os.makedirs("a/b/c")
    open("a/b/c/file", "w").close()
    for name in ("a/b/c", "a/b", "a"):
        try:
            os.chmod(name, 0)
        except OSError:
            pass
    return 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
