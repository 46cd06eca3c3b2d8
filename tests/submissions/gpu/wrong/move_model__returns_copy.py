# {"task": "move_model", "verdict": "wrong", "mistake": "returns_copy", "listed": false, "note": "a moved copy: the given model stays where it was", "shows_on": "any", "lines": [[5]]}
import copy

def move_model(model, device):
    return copy.deepcopy(model).to(device)
