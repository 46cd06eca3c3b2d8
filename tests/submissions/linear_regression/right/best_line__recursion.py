# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Recursive comparison of the first line with the best of the rest."}
def _mse(array, line):
    slope, intercept = line
    d = array[:, 1] - (slope * array[:, 0] + intercept)
    return (d @ d) / len(d)

def best_line(array, lines):
    if len(lines) == 1:
        return 0
    rest = 1 + best_line(array, lines[1:])
    if _mse(array, lines[0]) <= _mse(array, lines[rest]):
        return 0
    return rest
