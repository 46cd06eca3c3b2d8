# {"attack": "Sleeps for an hour.", "breach": "hang", "quick": true}

import time


def double(x):
    time.sleep(3600)
