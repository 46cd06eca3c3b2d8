# {"task": "move_model", "verdict": "wrong", "mistake": "first_parameter", "listed": false, "note": "looks only at the first parameter", "lines": [[5]]}

def move_model(model, device):
    first = next(iter(model.parameters()), None)
    if first is None or first.device.type != device.type:
        model.to(device)
    return model
