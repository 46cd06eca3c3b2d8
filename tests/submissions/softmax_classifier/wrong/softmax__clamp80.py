# {"task": "softmax", "verdict": "wrong", "mistake": "scores_clamped", "listed": false, "note": "clamping the scores at 80 avoids inf but gives 1000 and 900 the same probability", "lines": [[5]]}
import torch

def softmax(scores):
    e = torch.exp(torch.clamp(scores, max=80))
    return e / e.sum(dim=1, keepdim=True)
