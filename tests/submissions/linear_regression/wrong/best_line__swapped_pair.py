# {"task": "best_line", "verdict": "wrong", "mistake": "slope_intercept_swapped", "listed": true, "note": "Unpacks the pair as (intercept, slope).", "lines": [[7]]}
import numpy as np
def best_line(array, lines):
    x = array[:, 0]
    y = array[:, 1]
    losses = []
    for intercept, slope in lines:
        losses.append(((slope * x + intercept - y) ** 2).mean())
    return losses.index(min(losses))
