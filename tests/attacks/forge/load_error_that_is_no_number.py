# {"attack": "Changes the list of statements that failed, so that a number in it is a word.", "breach": "harm", "quick": true}

import sys

from autograder.worker.execute import LoadError
from autograder.worker.failure import Failure

frame = sys._getframe()
while frame:
    load_errors = frame.f_locals.get("load_errors")
    if type(load_errors) is list:
        load_errors.append(LoadError("a word", (), Failure("TimeLimit", "")))
    frame = frame.f_back


def double(x):
    return x
