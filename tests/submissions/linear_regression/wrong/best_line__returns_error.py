# {"task": "best_line", "verdict": "wrong", "mistake": "returns_error", "listed": false, "note": "Returns the smallest error instead of the line's index.", "lines": [[5]]}
import numpy as np
import numpy as np
def best_line(array, lines):
    return min(float(np.mean((a * array[:, 0] + b - array[:, 1]) ** 2)) for a, b in lines)
