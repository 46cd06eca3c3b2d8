# {"task": "move_model", "verdict": "wrong", "mistake": "return_missing", "listed": false, "note": "moves the model but returns None", "lines": [[4]]}
def move_model(model, device):
    # .to() changes the model itself
    model.to(device)
