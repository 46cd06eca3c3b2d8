# {"task": "best_line", "verdict": "wrong", "mistake": "absolute_error", "listed": true, "note": "Ranks by mean absolute error, which can prefer another line.", "lines": [[4]]}
import numpy as np
def best_line(array, lines):
    errors = [np.abs(a * array[:, 0] + b - array[:, 1]).mean() for a, b in lines]
    return int(np.argmin(errors))
