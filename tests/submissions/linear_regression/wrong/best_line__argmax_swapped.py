# {"task": "best_line", "verdict": "wrong", "mistake": "argmax+slope_intercept_swapped", "listed": true, "note": "Largest error and the pair unpacked the wrong way round.", "lines": [[5], [4]]}
import numpy as np
def best_line(array, lines):
    losses = np.array([np.mean((l[1] * array[:, 0] + l[0] - array[:, 1]) ** 2) for l in lines])
    return losses.argmax()
