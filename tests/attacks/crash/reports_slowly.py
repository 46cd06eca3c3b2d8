# {"attack": "Keeps the pipe full of half a message.", "breach": "hang"}

import os
import time


def double(x):
    data = b"TG01" + (8_000_000).to_bytes(4, "little") + bytes(4)
    for number in range(3, 10):
        try:
            os.write(number, data)
        except OSError:
            pass
    time.sleep(3600)
