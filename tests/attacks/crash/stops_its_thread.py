# {"attack": "Stops the only thread of its process for ever.", "breach": "hang"}

import signal
import threading


def double(x):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
