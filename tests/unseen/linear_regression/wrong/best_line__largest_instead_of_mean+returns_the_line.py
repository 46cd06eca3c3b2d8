# {"task": "best_line", "verdict": "wrong", "mistake": "largest_instead_of_mean+returns_the_line", "listed": false, "note": "max of the squares; the line itself instead of its index", "lines": [[5], [7]]}
def best_line(array, lines):
    def how_bad(line):
        slope, intercept = line
        return max((slope * p + intercept - profit) ** 2 for p, profit in array)

    return min(lines, key=how_bad)
