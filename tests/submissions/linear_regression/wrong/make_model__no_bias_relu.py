# {"task": "make_model", "verdict": "wrong", "mistake": "no_bias+relu_after_layer", "listed": true, "note": "No bias and a ReLU at the end.", "lines": [[4, 5], [4, 6]]}
import torch.nn as nn
def make_model():
    model = nn.Sequential(
        nn.Linear(1, 1, bias=False),
        nn.ReLU(),
    )
    return model
