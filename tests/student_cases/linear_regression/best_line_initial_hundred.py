def best_line(array, lines):
    smallest = 100
    best = 0
    for i, (slope, intercept) in enumerate(lines):
        error = ((slope * array[:, 0] + intercept - array[:, 1]) ** 2).mean()
        if error < smallest:
            smallest = error
            best = i
    return best
