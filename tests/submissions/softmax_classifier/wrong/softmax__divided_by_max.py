# {"task": "softmax", "verdict": "wrong", "mistake": "scores_rescaled", "listed": false, "note": "divides by the maximum instead of subtracting it: different probabilities", "lines": [[5]]}
import torch

def softmax(scores):
    scaled = scores / scores.abs().max(dim=1, keepdim=True).values
    e = torch.exp(scaled)
    return e / e.sum(dim=1, keepdim=True)
