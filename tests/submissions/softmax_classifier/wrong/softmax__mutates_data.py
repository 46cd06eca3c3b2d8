# {"task": "softmax", "verdict": "wrong", "mistake": "input_mutated", "listed": false, "note": "sub_ on scores.data changes the caller's scores silently", "lines": [[5]]}
import torch

def softmax(scores):
    scores.data.sub_(scores.data.max(dim=1, keepdim=True)[0])
    return scores.exp() / scores.exp().sum(1, keepdim=True)
