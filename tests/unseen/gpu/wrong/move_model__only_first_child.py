# {"task": "move_model", "verdict": "wrong", "mistake": "only_first_child", "listed": false, "note": "returns in the loop after the first layer was moved", "lines": [[7]]}
from torch import nn

def move_model(model, device):
    for layer in model.children():
        layer.to(device)
        return model
