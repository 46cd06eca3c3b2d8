# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Calls minus the squared error a score, so taking the largest (argmax) is the smallest error."}
import numpy as np
def best_line(array, lines):
    x, y = array[:, 0], array[:, 1]
    scores = [-((y - np.polyval(line, x)) ** 2).mean() for line in lines]
    return int(np.argmax(scores))
