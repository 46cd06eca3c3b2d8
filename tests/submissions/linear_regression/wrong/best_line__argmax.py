# {"task": "best_line", "verdict": "wrong", "mistake": "argmax", "listed": true, "note": "Index of the largest error: the worst line.", "lines": [[7]]}
import numpy as np
def best_line(array, lines):
    errors = []
    for a, b in lines:
        errors.append(np.mean((a * array[:, 0] + b - array[:, 1]) ** 2))
    return int(np.argmax(errors))
