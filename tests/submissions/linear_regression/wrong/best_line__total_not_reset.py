# {"task": "best_line", "verdict": "wrong", "mistake": "total_not_reset", "listed": false, "note": "The sum is not reset for each line, so it only grows and the first line always wins.", "lines": [[3, 5]]}
def best_line(array, lines):
    total = 0
    losses = []
    for slope, intercept in lines:
        for population, profit in array:
            total += (slope * population + intercept - profit) ** 2
        losses.append(total / len(array))
    return losses.index(min(losses))
