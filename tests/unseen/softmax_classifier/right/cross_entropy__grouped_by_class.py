# {"task": "cross_entropy", "verdict": "right", "style": "grouped_by_class", "listed": false, "note": "class by class"}
def cross_entropy(scores, classes):
    total = scores.new_zeros(())
    for c in classes.unique().tolist():
        rows = scores[classes == c]
        total = total + (rows.logsumexp(1) - rows[:, c]).sum()
    return total / len(scores)
