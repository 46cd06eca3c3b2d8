# {"task": "best_line", "verdict": "wrong", "mistake": "shifts_array", "listed": false, "note": "Subtracts from the caller's array in place.", "lines": [[11]]}
import numpy as np


def best_line(array, lines):
    losses = []
    for s, b in lines:
        array[:, 1] -= s * array[:, 0] + b
        losses.append((array[:, 1] ** 2).mean())
        array[:, 1] += s * array[:, 0] + b
    array[:, 1] -= array[:, 1].mean()
    return int(np.argmin(losses))
