# {"attack": "Switches the timer of the time limit off.", "breach": "hang"}

import signal


def double(x):
    signal.setitimer(signal.ITIMER_REAL, 0)
    while True:
        pass
