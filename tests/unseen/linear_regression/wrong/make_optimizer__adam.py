# {"task": "make_optimizer", "verdict": "wrong", "mistake": "adam", "listed": true, "note": "not SGD", "lines": [[5]]}
import torch

def make_optimizer(model, learning_rate):
    return torch.optim.Adam(model.parameters(), lr=learning_rate)
