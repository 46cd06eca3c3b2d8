# {"task": "best_line", "verdict": "right", "style": "while_loop", "listed": false, "note": "Welford by hand, no numpy"}
def best_line(array, lines):
    best, smallest = None, float("inf")
    i = 0
    while i < len(lines):
        a, b = lines[i]
        mean = 0.0
        for n, row in enumerate(array, 1):
            mean += ((a * row[0] + b - row[1]) ** 2 - mean) / n
        if mean < smallest:
            best, smallest = i, mean
        i += 1
    return best
