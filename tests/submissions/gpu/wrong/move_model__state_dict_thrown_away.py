# {"task": "move_model", "verdict": "wrong", "mistake": "state_dict_thrown_away", "listed": false, "note": "moves a copy of the state dict", "shows_on": "gpu", "lines": [[3]]}
def move_model(model, device):
    state = {name: t.to(device) for name, t in model.state_dict().items()}
    return model
