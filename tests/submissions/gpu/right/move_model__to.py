# {"task": "move_model", "verdict": "right", "style": "to", "listed": false, "note": "one line"}
def move_model(model, device):
    return model.to(device)
