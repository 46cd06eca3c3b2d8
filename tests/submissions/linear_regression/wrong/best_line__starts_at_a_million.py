# {"task": "best_line", "verdict": "wrong", "mistake": "large_initial_minimum", "listed": false, "note": "The running minimum starts at a million: with profits in dollars every line is worse than that, and the answer is 0 by accident.", "lines": [[3]]}
def best_line(array, lines):
    best, smallest = 0, 1e6
    for i, (slope, intercept) in enumerate(lines):
        predicted = slope * array[:, 0] + intercept
        error = ((predicted - array[:, 1]) ** 2).mean()
        if error < smallest:
            best, smallest = i, error
    return best
