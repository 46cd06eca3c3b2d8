# {"task": "best_line", "verdict": "wrong", "mistake": "smallest_error_not_kept", "listed": false, "note": "best_error stays infinite: always the last line", "lines": [[12, 13]]}
import numpy as np

def best_line(array, lines):
    x = array[:, 0]
    y = array[:, 1]
    best_error = np.inf
    best_index = 0
    for i in range(len(lines)):
        m, b = lines[i]
        error = np.mean((m * x + b - y) ** 2)
        if error < best_error:
            best_index = i
    return best_index
