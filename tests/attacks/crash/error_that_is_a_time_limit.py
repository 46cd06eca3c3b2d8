# {"attack": "Raises the kit's own exceptions.", "breach": "harm"}

from autograder.worker.limits import TimeLimit


def Error():
    return TimeLimit('for ever')


def double(x):
    raise Error()
