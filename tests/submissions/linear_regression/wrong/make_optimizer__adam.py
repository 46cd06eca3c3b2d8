# {"task": "make_optimizer", "verdict": "wrong", "mistake": "not_sgd", "listed": true, "note": "Adam instead of SGD.", "lines": [[4]]}
import torch
def make_optimizer(model, learning_rate):
    return torch.optim.Adam(model.parameters(), lr=learning_rate)
