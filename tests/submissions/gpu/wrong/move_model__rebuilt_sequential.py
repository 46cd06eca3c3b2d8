# {"task": "move_model", "verdict": "wrong", "mistake": "rebuilt_sequential", "listed": false, "note": "a new Sequential of the layers, not the model it was given", "shows_on": "any", "lines": [[5]]}
from torch import nn

def move_model(model, device):
    return nn.Sequential(*[layer.to(device) for layer in model.children()])
