# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Vectorised over a list comprehension, np.argmin gives a NumPy integer, which is an integer."}
import numpy as np
def best_line(array, lines):
    errors = [np.mean((slope * array[:, 0] + intercept - array[:, 1]) ** 2) for slope, intercept in lines]
    return np.argmin(errors)
