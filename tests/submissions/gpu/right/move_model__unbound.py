# {"task": "move_model", "verdict": "right", "style": "unbound", "listed": false, "note": "nn.Module.to called on the class"}
from torch import nn
def move_model(model, device):
    nn.Module.to(model, device)
    return model
