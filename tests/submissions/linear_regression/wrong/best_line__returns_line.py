# {"task": "best_line", "verdict": "wrong", "mistake": "returns_line", "listed": false, "note": "Returns the (slope, intercept) pair itself, not its index.", "lines": [[5]]}
def best_line(array, lines):
    def mse(line):
        return ((line[0] * array[:, 0] + line[1] - array[:, 1]) ** 2).mean()
    return min(lines, key=mse)
