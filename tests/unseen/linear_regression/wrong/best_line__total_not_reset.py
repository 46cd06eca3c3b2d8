# {"task": "best_line", "verdict": "wrong", "mistake": "total_not_reset", "listed": false, "note": "the sum goes on from line to line, so the first line always wins", "lines": [[5, 6, 7]]}
def best_line(array, lines):
    best = 0
    best_mse = float("inf")
    total = 0
    for i, (slope, intercept) in enumerate(lines):
        for population, profit in array:
            guess = slope * population + intercept
            total += (guess - profit) ** 2
        mse = total / len(array)
        if mse < best_mse:
            best_mse = mse
            best = i
    return best
