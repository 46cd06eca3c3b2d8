# {"task": "softmax", "verdict": "wrong", "mistake": "sigmoid_instead", "listed": false, "note": "a sigmoid for each score: rows do not sum to 1", "lines": [[5]]}
import torch

def softmax(scores):
    return 1 / (1 + torch.exp(-scores))
