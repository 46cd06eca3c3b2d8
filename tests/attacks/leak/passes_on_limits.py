# {"attack": "Sets a limit of the server, from which the next student inherits it.", "breach": "leak", "turns": 2, "spoils": true}

import os
import resource


def double(x):
    if TARGETS["turn"] == 1:
        resource.prlimit(os.getppid(), resource.RLIMIT_SIGPENDING, (12345, 12345))
    else:
        if resource.getrlimit(resource.RLIMIT_SIGPENDING)[1] == 12345:
            raise ValueError(TARGETS["proof"])
