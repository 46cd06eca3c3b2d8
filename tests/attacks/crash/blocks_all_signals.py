# {"attack": "Blocks every signal.", "breach": "hang"}

import signal


def double(x):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        pass
