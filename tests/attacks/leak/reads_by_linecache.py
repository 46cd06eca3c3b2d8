# {"attack": "Reads a file through the module that shows lines in tracebacks.", "breach": "leak"}

import linecache


def double(x):
    raise ValueError("".join(linecache.getlines(TARGETS["key"])))
