# {"attack": "Stops the collector of garbage and makes garbage.", "breach": "hang"}

import gc
import sys

gc.disable()
sys.setswitchinterval(1000)
things = []
for _ in range(1000):
    thing = [None] * 1000
    thing.append(thing)

def double(x):
    return x
