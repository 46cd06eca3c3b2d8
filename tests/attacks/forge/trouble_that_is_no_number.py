# {"attack": "Changes the list of statements that failed, so that a number in it is a word.", "breach": "harm", "quick": true}

import sys

from autograder.worker.execute import Trouble
from autograder.worker.failure import Failure

frame = sys._getframe()
while frame:
    troubles = frame.f_locals.get("troubles")
    if type(troubles) is list:
        troubles.append(Trouble("a word", (), Failure("TimeLimit", "")))
    frame = frame.f_back


def double(x):
    return x
