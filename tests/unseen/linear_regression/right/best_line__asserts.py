# {"task": "best_line", "verdict": "right", "style": "asserts", "listed": false, "note": "the contract as asserts, warnings as errors"}
import warnings

import numpy as np


def best_line(array, lines):
    assert isinstance(array, np.ndarray) and array.ndim == 2 and array.shape[1] == 2
    assert isinstance(lines, list) and all(len(line) == 2 for line in lines)
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        population, profit = np.split(array, 2, axis=1)
        mses = [float(((profit - slope * population - intercept) ** 2).mean()) for slope, intercept in lines]
    return mses.index(min(mses))
