# {"task": "softmax", "verdict": "wrong", "mistake": "clamped_scores", "listed": false, "note": "cuts the scores off at 80, so 1000 and 990 become equal", "lines": [[6]]}
import torch


def softmax(scores):
    scores = torch.clamp(scores, max=80)
    exp_scores = torch.exp(scores)
    return exp_scores / exp_scores.sum(dim=1).unsqueeze(1)
