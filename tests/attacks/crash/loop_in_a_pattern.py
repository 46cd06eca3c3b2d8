# {"attack": "Matches a pattern that takes for ever.", "breach": "hang"}

import re


def double(x):
    return re.match(r"(a|aa)+$", "a" * 60 + "b")
