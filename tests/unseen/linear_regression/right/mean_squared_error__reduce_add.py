# {"task": "mean_squared_error", "verdict": "right", "style": "reduce_add", "listed": false, "note": "functools.reduce over unbind"}
import operator
from functools import reduce

import torch


def mean_squared_error(predicted, target):
    squares = [error.pow(2) for error in torch.unbind((predicted - target).squeeze(-1))]
    return reduce(operator.add, squares) / len(squares)
