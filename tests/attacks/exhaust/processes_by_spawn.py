# {"attack": "Starts other programs that stay.", "breach": "leftover"}

import subprocess


def work():
    return len([subprocess.Popen(["sleep", "30"], start_new_session=True) for _ in range(5)])


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
