# {"task": "best_line", "verdict": "wrong", "mistake": "minimum_not_updated", "listed": false, "note": "Forgets to update the running minimum, so it returns the last line (every loss is below infinity).", "lines": [[10, 11]]}
def best_line(array, lines):
    best = None
    min_loss = float('inf')
    for i in range(len(lines)):
        slope, intercept = lines[i]
        loss = 0
        for x, y in array:
            loss += (y - slope * x - intercept) ** 2
        if loss < min_loss:
            best = i
    return best
