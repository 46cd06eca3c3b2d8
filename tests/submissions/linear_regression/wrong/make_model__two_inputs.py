# {"task": "make_model", "verdict": "wrong", "mistake": "two_inputs", "listed": false, "note": "Linear(2, 1) wants both columns as input and crashes on a population of shape (n, 1).", "lines": [[4]]}
import torch
def make_model():
    model = torch.nn.Linear(2, 1)
    return model
