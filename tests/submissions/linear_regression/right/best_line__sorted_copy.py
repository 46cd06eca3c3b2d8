# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Sorts the numbers of the lines, not the lines."}
import math


def best_line(array, lines):
    x, y = array[:, 0].copy(), array[:, 1].copy()
    def loss(i):
        a, b = lines[i]
        return math.fsum((a * p + b - q) ** 2 for p, q in zip(x, y))
    return sorted(range(len(lines)), key=loss)[0]
