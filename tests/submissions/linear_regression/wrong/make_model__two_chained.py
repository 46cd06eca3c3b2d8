# {"task": "make_model", "verdict": "wrong", "mistake": "two_layers", "listed": false, "note": "Two chained Linear layers: still a line but 4 parameters instead of 2.", "lines": [[4]]}
import torch.nn as nn
def make_model():
    return nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
