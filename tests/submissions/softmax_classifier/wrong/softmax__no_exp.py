# {"task": "softmax", "verdict": "wrong", "mistake": "divided_by_sum_of_scores", "listed": true, "note": "no exponential at all: scores divided by their sum", "lines": [[3, 4]]}
def softmax(scores):
    total = scores.sum(dim=1, keepdim=True)
    return scores / total
