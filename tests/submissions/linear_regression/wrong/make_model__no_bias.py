# {"task": "make_model", "verdict": "wrong", "mistake": "no_bias", "listed": true, "note": "bias=False, only one parameter.", "lines": [[4]]}
import torch.nn as nn
def make_model():
    return nn.Linear(1, 1, bias=False)
