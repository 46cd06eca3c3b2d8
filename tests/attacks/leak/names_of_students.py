# {"attack": "Lists the folder of submissions: the names of all students.", "breach": "leak"}

import os


def double(x):
    raise ValueError(" ".join(os.listdir(TARGETS["submitted"])))
