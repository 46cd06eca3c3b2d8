# {"task": "best_line", "verdict": "wrong", "mistake": "absolute_error+one_based_index", "listed": false, "note": "Ranks by the absolute error and counts lines from 1.", "lines": [[7], [4, 6]]}
def best_line(array, lines):
    best_number, best_error = 0, float("inf")
    number = 0
    for slope, intercept in lines:
        number += 1
        error = abs(slope * array[:, 0] + intercept - array[:, 1]).mean()
        if error < best_error:
            best_number, best_error = number, error
    return best_number
