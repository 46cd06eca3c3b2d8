# {"task": "best_line", "verdict": "wrong", "mistake": "mutable_default", "listed": false, "note": "The list of errors is a default argument and keeps growing: wrong on a second call.", "lines": [[2]]}
def best_line(array, lines, errors=[]):
    for slope, intercept in lines:
        errors.append(((slope * array[:, 0] + intercept - array[:, 1]) ** 2).mean())
    return errors.index(min(errors))
