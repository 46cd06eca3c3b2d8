# {"attack": "Kills another process of the teacher.", "breach": "harm", "spoils": true}

import os
import signal


def double(x):
    os.kill(TARGETS["pids"]["bystander"], 0)
    raise ValueError(TARGETS["proof"])
    return x
