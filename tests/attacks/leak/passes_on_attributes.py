# {"attack": "Writes into the extended attributes of a file that both can see.", "breach": "leak", "turns": 2}

import os


def double(x):
    if TARGETS["turn"] == 1:
        os.setxattr(TARGETS["public"], "user.note", TARGETS["message"].encode())
    else:
        raise ValueError(os.getxattr(TARGETS["public"], "user.note").decode())
