# {"task": "make_model", "verdict": "wrong", "mistake": "frozen_bias", "listed": false, "note": "a frozen bias stays at its random start", "lines": [[6]]}
import torch.nn as nn

def make_model():
    line = nn.Linear(in_features=1, out_features=1)
    line.bias.requires_grad_(False)
    return line
