# {"attack": "Waits for a thread that never ends.", "breach": "hang"}

import threading
import time


def double(x):
    thread = threading.Thread(target=lambda: time.sleep(3600))
    thread.start()
    thread.join()
