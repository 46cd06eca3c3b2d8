# {"task": "move_model", "verdict": "right", "style": "to_then_return", "listed": false, "note": "Module.to works in place"}
def move_model(model, device):
    model.to(device)
    return model
