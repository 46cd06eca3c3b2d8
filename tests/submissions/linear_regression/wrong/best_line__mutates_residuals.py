# {"task": "best_line", "verdict": "wrong", "mistake": "mutates_array", "listed": false, "note": "Subtracts each line from the caller's profits in place: later lines are compared with leftovers and the array is destroyed.", "lines": [[5]]}
def best_line(array, lines):
    errors = []
    for slope, intercept in lines:
        array[:, 1] -= slope * array[:, 0] + intercept
        errors.append((array[:, 1] ** 2).mean())
    return errors.index(min(errors))
