# {"task": "softmax", "verdict": "wrong", "mistake": "returns_log_probabilities", "listed": false, "note": "returns logarithms of the probabilities", "lines": [[3]]}
def softmax(scores):
    return scores - scores.logsumexp(dim=1, keepdim=True)
