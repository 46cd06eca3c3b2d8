# {"task": "move_model", "verdict": "wrong", "mistake": "params_rebound", "listed": false, "note": "rebinds the loop's name", "shows_on": "gpu", "lines": [[4, 6]]}
def move_model(model, device):
    for p in model.parameters():
        p = p.to(device)
    for b in model.buffers():
        b = b.to(device)
    return model
