# {"attack": "Stops its own process, as Ctrl-Z does.", "breach": "hang", "quick": true}

import os
import signal


def double(x):
    os.kill(os.getpid(), signal.SIGSTOP)
