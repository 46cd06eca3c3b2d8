# {"task": "move_model", "verdict": "wrong", "mistake": "deep_copy", "listed": false, "note": "returns a copy; the same model was asked for", "lines": [[6, 8]]}
import copy
import torch

def move_model(model, device):
    new_model = copy.deepcopy(model)
    new_model = new_model.to(device)
    return new_model
