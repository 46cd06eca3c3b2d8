# {"task": "relu", "verdict": "wrong", "mistake": "forgot_half", "listed": false, "note": "x + |x| is twice the ReLU: the division by 2 is missing", "lines": [[6]]}
import torch

def relu(x):
    # trick: x + |x| removes the negatives
    return x + torch.abs(x)
