# {"attack": "Loops inside the C library, where no signal of Python is looked at.", "breach": "hang", "quick": true}

import itertools


def double(x):
    return sum(itertools.repeat(0))
