# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_unnormalised+softmax_overflow", "listed": true, "note": "exp and nothing else", "lines": [[5], [5]]}
import torch

def softmax(scores):
    return torch.exp(scores)
