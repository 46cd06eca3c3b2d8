# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "a subclass of nn.Linear started at zero"}
import torch.nn as nn

class Regression(nn.Linear):
    def __init__(self):
        super().__init__(in_features=1, out_features=1)
        nn.init.zeros_(self.weight)
        nn.init.zeros_(self.bias)

def make_model():
    return nn.Sequential(nn.Identity(), Regression())
