# {"task": "softmax", "verdict": "wrong", "mistake": "divided_by_sum_of_scores", "listed": true, "note": "divides by the sum of the scores instead of the sum of their exponentials", "lines": [[5]]}
import torch

def softmax(scores):
    return torch.exp(scores) / scores.sum(dim=1, keepdim=True)
