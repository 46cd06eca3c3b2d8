# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "square_of_the_mean", "listed": false, "note": "squared after averaging: errors of opposite sign cancel", "lines": [[7, 8]]}
import torch


def mean_squared_error(predicted, target):
    fehler = predicted - target
    mittel = fehler.mean()
    return mittel ** 2
