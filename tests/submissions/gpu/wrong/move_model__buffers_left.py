# {"task": "move_model", "verdict": "wrong", "mistake": "buffers_left", "listed": false, "note": "parameters moved, buffers not", "shows_on": "gpu", "lines": [[3, 4]]}
def move_model(model, device):
    for p in model.parameters():
        p.data = p.data.to(device)
    return model
