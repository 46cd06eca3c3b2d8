# {"task": "best_line", "verdict": "wrong", "mistake": "perpendicular_distance", "listed": false, "note": "The distance at right angles to the line is squared instead of the difference of the profits.", "lines": [[8]]}
import numpy as np


def best_line(array, lines):
    def distance(line):
        slope, intercept = line
        return np.abs(slope * array[:, 0] - array[:, 1] + intercept) / np.sqrt(slope**2 + 1)

    errors = [(distance(line) ** 2).mean() for line in lines]
    return int(np.argmin(errors))
