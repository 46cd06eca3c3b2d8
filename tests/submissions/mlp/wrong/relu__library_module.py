# {"task": "relu", "verdict": "wrong", "mistake": "library_module", "listed": false, "note": "nn.ReLU does the whole task", "lines": [[5, 6]]}
from torch import nn

def relu(x):
    activation = nn.ReLU()
    return activation(x)
