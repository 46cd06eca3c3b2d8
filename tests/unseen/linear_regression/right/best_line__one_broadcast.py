# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "all lines at once, points along the other axis"}
import numpy as np

def best_line(array, lines):
    slopes, intercepts = np.asarray(lines, dtype=float).T
    residuals = np.outer(array[:, 0], slopes) + intercepts - array[:, [1]]
    return np.mean(residuals ** 2, axis=0).argmin()
