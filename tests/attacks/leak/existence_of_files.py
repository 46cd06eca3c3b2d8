# {"attack": "Finds out with stat whether a file of the course exists.", "breach": "leak", "open": "without a root of its own a process learns that a path exists, and nothing of what is in it", "open_levels": [2]}

import os


def double(x):
    if os.path.exists(TARGETS["key"]) and os.stat(TARGETS["key"]).st_size:
        raise ValueError(TARGETS["proof"])
