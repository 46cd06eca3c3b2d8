# {"attack": "Writes into the rights of a file that both can see.", "breach": "leak", "turns": 2}

import os


def double(x):
    if TARGETS["turn"] == 1:
        os.chmod(TARGETS["public"], 0o751)
    else:
        if os.stat(TARGETS["public"]).st_mode & 0o777 == 0o751:
            raise ValueError(TARGETS["proof"])
