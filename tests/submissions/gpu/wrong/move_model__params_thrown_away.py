# {"task": "move_model", "verdict": "wrong", "mistake": "params_thrown_away", "listed": true, "note": "results of .to on the parameters thrown away", "shows_on": "gpu", "lines": [[4]]}
def move_model(model, device):
    for p in model.parameters():
        p.to(device)
    return model
