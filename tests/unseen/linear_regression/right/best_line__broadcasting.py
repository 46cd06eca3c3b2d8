# {"task": "best_line", "verdict": "right", "style": "broadcasting", "listed": false, "note": "all lines at once in NumPy, numpy int out"}
import numpy as np


def best_line(array, lines):
    m, b = np.array(lines, dtype=float).T
    x, y = array.T
    return np.square(np.outer(m, x) + b[:, None] - y).mean(axis=1).argmin()
