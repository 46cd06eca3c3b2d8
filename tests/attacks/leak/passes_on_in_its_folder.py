# {"attack": "Leaves a file for the next student beside its own folder.", "breach": "leak", "turns": 2}

import os


def double(x):
    if TARGETS["turn"] == 1:
        open(f"../{TARGETS['mark']}-note", "w").write(TARGETS["message"])
    else:
        raise ValueError(open(f"../{TARGETS['mark']}-note").read())
