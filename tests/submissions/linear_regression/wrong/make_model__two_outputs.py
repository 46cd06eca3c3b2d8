# {"task": "make_model", "verdict": "wrong", "mistake": "two_outputs", "listed": true, "note": "Linear(1, 2) has two outputs and four parameters (population and profit confused with outputs).", "lines": [[4]]}
import torch.nn as nn
def make_model():
    return nn.Linear(1, 2)
