# {"task": "best_line", "verdict": "right", "style": "recursion", "listed": false, "note": "recursive tournament"}
import numpy as np


def best_line(array, lines):
    def error(i):
        return np.mean((np.polyval(lines[i], array[:, 0]) - array[:, 1]) ** 2)

    def winner(lo, hi):
        if hi - lo == 1:
            return lo
        mid = (lo + hi) // 2
        return min(winner(lo, mid), winner(mid, hi), key=error)

    return winner(0, len(lines))
