# {"task": "best_line", "verdict": "wrong", "mistake": "minimum_begins_with_zero", "listed": true, "note": "The smallest error so far begins with 0, and no error is below it.", "lines": [[3, 7]]}
def best_line(array, lines):
    lowest = 0.0
    choice = 0
    for i, (a, b) in enumerate(lines):
        loss = sum((a * x + b - y) ** 2 for x, y in array) / len(array)
        if loss < lowest:
            lowest, choice = loss, i
    return choice
