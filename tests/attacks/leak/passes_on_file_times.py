# {"attack": "Writes a number into the times of a file that both can see.", "breach": "leak", "turns": 2}

import os


def double(x):
    if TARGETS["turn"] == 1:
        os.utime(TARGETS["public"], (1, int.from_bytes(TARGETS["message"][3:7].encode(), "big")))
    else:
        number = int(os.stat(TARGETS["public"]).st_mtime)
        if number < 2**31 and number.to_bytes(4, "big").isalnum():
            raise ValueError(TARGETS["proof"])
