# {"task": "best_line", "verdict": "wrong", "mistake": "squeeze_row", "listed": false, "note": "Squeezes the table: fails for one city.", "lines": [[6]]}
import numpy as np


def best_line(array, lines):
    array = np.squeeze(array)
    x, y = array[:, 0], array[:, 1]
    return int(np.argmin([((s * x + b - y) ** 2).mean() for s, b in lines]))
