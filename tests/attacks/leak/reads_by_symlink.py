# {"attack": "Puts a link to the key into its own folder and reads that.", "breach": "leak"}

import os


def double(x):
    os.symlink(TARGETS["key"], "mine")
    raise ValueError(open("mine").read())
