# {"task": "make_model", "verdict": "wrong", "mistake": "hidden_layer", "listed": false, "note": "A hidden layer: 31 parameters, not linear regression.", "lines": [[4]]}
import torch.nn as nn
def make_model():
    return nn.Sequential(nn.Linear(1, 10), nn.ReLU(), nn.Linear(10, 1))
