# {"attack": "Calls itself until the stack is full.", "breach": "harm", "quick": true}

import sys


def double(x):
    sys.setrecursionlimit(10**9)
    return double(x)
