# {"attack": "Puts a second name of the key into its own folder and reads that.", "breach": "leak"}

import os


def double(x):
    os.link(TARGETS["key"], "mine")
    raise ValueError(open("mine").read())
