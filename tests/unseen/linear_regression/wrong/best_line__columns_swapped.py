# {"task": "best_line", "verdict": "wrong", "mistake": "columns_swapped", "listed": false, "note": "population and profit mixed up", "lines": [[10]]}
import numpy as np


def mse(y_hat, y):
    return ((y_hat - y) ** 2).mean()


def best_line(array, lines):
    profit, population = array[:, 0], array[:, 1]
    errors = [mse(slope * population + intercept, profit) for slope, intercept in lines]
    return int(np.argmin(errors))
