# {"task": "best_line", "verdict": "wrong", "mistake": "first_50", "listed": false, "note": "The first 50 cities.", "lines": [[7]]}
import numpy as np


def best_line(array, lines):
    x, y = array[:, 0], array[:, 1]
    return int(np.argmin([((s * x + b - y)[:50] ** 2).mean() for s, b in lines]))
