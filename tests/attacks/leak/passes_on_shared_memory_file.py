# {"attack": "Leaves a file in shared memory for the next student.", "breach": "leak", "turns": 2}

import os


def double(x):
    if TARGETS["turn"] == 1:
        open(f"/dev/shm/{TARGETS['mark']}-note", "w").write(TARGETS["message"])
    else:
        raise ValueError(open(f"/dev/shm/{TARGETS['mark']}-note").read())
