# {"task": "move_model", "verdict": "wrong", "mistake": "to_empty", "listed": false, "note": "to_empty gives uninitialised memory: the weights are lost", "shows_on": "any", "lines": [[3]]}
def move_model(model, device):
    return model.to_empty(device=device)
