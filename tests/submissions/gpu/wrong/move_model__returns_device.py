# {"task": "move_model", "verdict": "wrong", "mistake": "returns_device", "listed": false, "note": "returns the device", "shows_on": "any", "lines": [[4]]}
def move_model(model, device):
    model.to(device)
    return device
