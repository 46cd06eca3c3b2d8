# {"attack": "Ignores the signal of the time limit.", "breach": "hang", "quick": true}

import signal


def double(x):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        pass
