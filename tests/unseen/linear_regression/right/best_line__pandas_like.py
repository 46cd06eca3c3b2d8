# {"task": "best_line", "verdict": "right", "style": "pandas_like", "listed": false, "note": "lines as generator over torch MSE by hand, operator.itemgetter"}
from operator import itemgetter

import numpy as np


def best_line(array, lines):
    errors = {}
    for i, (slope, intercept) in enumerate(lines):
        residual = array @ np.array([slope, -1.0]) + intercept
        errors[i] = residual @ residual / len(residual)
    return min(errors.items(), key=itemgetter(1))[0]
