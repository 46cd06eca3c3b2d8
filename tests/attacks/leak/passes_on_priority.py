# {"attack": "Sets the priority of the server, from which the next student inherits it.", "breach": "leak", "turns": 2, "spoils": true}

import os


def double(x):
    if TARGETS["turn"] == 1:
        os.setpriority(os.PRIO_PROCESS, os.getppid(), 7)
    else:
        if os.getpriority(os.PRIO_PROCESS, 0) == 7:
            raise ValueError(TARGETS["proof"])
