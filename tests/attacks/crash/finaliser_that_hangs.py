# {"attack": "Waits for ever when an object is thrown away.", "breach": "hang"}

import time


class Thing:
    def __del__(self):
        time.sleep(3600)


kept = [Thing()]
thing = Thing()
del thing

def double(x):
    return x
