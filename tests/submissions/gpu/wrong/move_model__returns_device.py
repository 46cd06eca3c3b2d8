# {"task": "move_model", "verdict": "wrong", "mistake": "returns_device", "listed": false, "note": "returns the device", "shows_on": "any"}
def move_model(model, device):
    model.to(device)
    return device
