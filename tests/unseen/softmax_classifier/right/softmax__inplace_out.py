# {"task": "softmax", "verdict": "right", "style": "inplace_out", "listed": false, "note": "in-place ops on an own clone"}
def softmax(scores):
    p = scores.clone()
    p -= p.max(dim=1, keepdim=True).values.detach()
    p = p.exp()
    return p.div(p.sum(dim=1, keepdim=True))
