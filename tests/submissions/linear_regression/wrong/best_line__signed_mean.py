# {"task": "best_line", "verdict": "wrong", "mistake": "signed_error", "listed": false, "note": "Mean signed difference: too low a line gives a very negative 'error' and wins.", "lines": [[3]]}
def best_line(array, lines):
    errors = [(a * array[:, 0] + b - array[:, 1]).mean() for a, b in lines]
    return errors.index(min(errors))
