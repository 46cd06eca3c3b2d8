# {"task": "best_line", "verdict": "wrong", "mistake": "range_four", "listed": false, "note": "Always looks at four lines.", "lines": [[7]]}
import numpy as np


def best_line(array, lines):
    losses = []
    for i in range(min(4, len(lines))):
        slope, intercept = lines[i]
        losses.append(((slope * array[:, 0] + intercept - array[:, 1]) ** 2).mean())
    return int(np.argmin(losses))
