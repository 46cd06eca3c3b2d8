# {"task": "best_line", "verdict": "wrong", "mistake": "columns_swapped", "listed": false, "note": "Predicts the population from the profit: the array's columns are mixed up.", "lines": [[5, 6]]}
def best_line(array, lines):
    losses = []
    for a, b in lines:
        predicted = a * array[:, 1] + b
        losses.append(((predicted - array[:, 0]) ** 2).mean())
    return losses.index(min(losses))
