# {"task": "move_model", "verdict": "wrong", "mistake": "returns_none", "listed": false, "note": "moves, returns nothing", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    model.to(device)
