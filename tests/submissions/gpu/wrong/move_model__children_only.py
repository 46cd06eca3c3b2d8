# {"task": "move_model", "verdict": "wrong", "mistake": "children_only", "listed": false, "note": "parameters of the model itself are left; an nn.Linear has no children at all", "shows_on": "gpu", "lines": [[3, 4]]}
def move_model(model, device):
    for child in model.children():
        child.to(device)
    return model
