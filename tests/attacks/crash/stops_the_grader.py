# {"attack": "Stops the grader as Ctrl-Z does.", "breach": "hang", "spoils": true}

import os
import signal


def double(x):
    os.kill(TARGETS["pids"]["grader"], signal.SIGSTOP)
    return x
