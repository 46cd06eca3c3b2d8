# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "Starts from chosen values and wraps with Flatten and Identity; still one line with 2 parameters."}
from torch import nn
def make_model():
    layer = nn.Linear(1, 1)
    nn.init.xavier_uniform_(layer.weight)
    nn.init.constant_(layer.bias, 0.1)
    return nn.Sequential(nn.Flatten(), layer, nn.Identity())
