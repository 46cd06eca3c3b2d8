# {"attack": "Leaves a file for the next student in the folder for everybody's files.", "breach": "leak", "turns": 2, "quick": true}

import os


def double(x):
    if TARGETS["turn"] == 1:
        open(f"/tmp/{TARGETS['mark']}-note", "w").write(TARGETS["message"])
    else:
        raise ValueError(open(f"/tmp/{TARGETS['mark']}-note").read())
