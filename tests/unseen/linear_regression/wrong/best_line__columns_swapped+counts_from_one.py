# {"task": "best_line", "verdict": "wrong", "mistake": "columns_swapped+counts_from_one", "listed": false, "note": "x and y mixed up; index starts at 1", "lines": [[5, 6], [8, 11, 12]]}
import numpy as np

def best_line(array, lines):
    y = array[:, 0]
    x = array[:, 1]
    best, best_err = None, float("inf")
    for nr, (a, b) in enumerate(lines, start=1):
        err = np.mean(np.square(a * x + b - y))
        if err < best_err:
            best, best_err = nr, err
    return best
