# {"task": "cross_entropy", "verdict": "right", "style": "per_example_loop", "listed": false, "note": "loop with Welford mean"}
def cross_entropy(scores, classes):
    mean = 0.0
    for n, (row, c) in enumerate(zip(scores, classes.tolist()), 1):
        penalty = row.logsumexp(0) - row[c]
        mean = mean + (penalty - mean) / n
    return mean
