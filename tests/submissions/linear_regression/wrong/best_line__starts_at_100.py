# {"task": "best_line", "verdict": "wrong", "mistake": "bad_initial_minimum", "listed": false, "note": "The running minimum starts at 100, so when every line is worse than that the answer is 0 by accident.", "lines": [[4]]}
def best_line(array, lines):
    best = 0
    smallest = 100
    for i, (a, b) in enumerate(lines):
        loss = ((a * array[:, 0] + b - array[:, 1]) ** 2).mean()
        if loss < smallest:
            smallest = loss
            best = i
    return best
