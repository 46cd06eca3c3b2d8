# {"task": "move_model", "verdict": "wrong", "mistake": "last_layer_only", "listed": false, "note": "only the last layer", "shows_on": "gpu", "lines": [[3, 4]]}
def move_model(model, device):
    last = list(model.modules())[-1]
    last.to(device)
    return model
