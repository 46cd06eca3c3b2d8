# {"task": "move_model", "verdict": "wrong", "mistake": "attribute_set", "listed": false, "note": "a module has no device attribute that would move it", "shows_on": "gpu", "lines": [[3]]}
def move_model(model, device):
    model.device = device
    return model
