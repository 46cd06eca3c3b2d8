# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_unnormalised+softmax_overflow", "listed": true, "note": "exp and nothing else"}
import torch

def softmax(scores):
    return torch.exp(scores)
