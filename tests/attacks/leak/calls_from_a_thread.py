# {"attack": "Opens a file from a thread, which a rule for one thread would not bind.", "breach": "leak"}

import threading

found = []


def read():
    found.append(open(TARGETS["key"]).read())


def double(x):
    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    raise ValueError(found[0])
