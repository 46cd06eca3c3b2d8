# {"attack": "Ends its process just before the time of each check is up, again and again.", "breach": "hang"}

import os
import signal
import time


def slow(*arguments):
    signal.setitimer(signal.ITIMER_REAL, 0)
    time.sleep(2.7)
    os._exit(0)


double = train_step = train = label = slow
