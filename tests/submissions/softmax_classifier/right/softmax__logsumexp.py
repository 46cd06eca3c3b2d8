# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "exp(score - logsumexp)"}
def softmax(scores):
    return (scores - scores.logsumexp(dim=1, keepdim=True)).exp()
