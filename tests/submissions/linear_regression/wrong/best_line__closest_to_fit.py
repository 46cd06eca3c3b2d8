# {"task": "best_line", "verdict": "wrong", "mistake": "parameter_distance", "listed": false, "note": "Picks the line whose slope and intercept are nearest to the least squares fit, which is not the smallest MSE.", "lines": [[4, 5]]}
import numpy as np
def best_line(array, lines):
    fit = np.polyfit(array[:, 0], array[:, 1], 1)
    distances = [np.sum((np.array(line) - fit) ** 2) for line in lines]
    return int(np.argmin(distances))
