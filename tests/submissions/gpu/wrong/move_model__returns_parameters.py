# {"task": "move_model", "verdict": "wrong", "mistake": "returns_parameters", "listed": false, "note": "returns moved parameters, no model", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    return [p.to(device) for p in model.parameters()]
