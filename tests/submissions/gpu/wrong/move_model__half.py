# {"task": "move_model", "verdict": "wrong", "mistake": "half", "listed": false, "note": "changes the numbers' type on the way", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    return model.to(device).half()
