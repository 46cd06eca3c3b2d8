# {"task": "best_line", "verdict": "right", "style": "min_enumerate", "listed": false, "note": "min with key and statistics.fmean"}
from statistics import fmean


def best_line(array, lines):
    def score(pair):
        _, (slope, intercept) = pair
        return fmean((slope * x + intercept - y) ** 2 for x, y in array.tolist())

    return min(enumerate(lines), key=score)[0]
