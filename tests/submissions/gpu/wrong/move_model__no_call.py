# {"task": "move_model", "verdict": "wrong", "mistake": "no_call", "listed": false, "note": "to without parentheses", "shows_on": "any", "lines": [[3, 4]]}
def move_model(model, device):
    model.to
    return model.to
