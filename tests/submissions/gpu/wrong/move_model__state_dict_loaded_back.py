# {"task": "move_model", "verdict": "wrong", "mistake": "state_dict_loaded_back", "listed": false, "note": "load_state_dict copies back into the tensors where they were", "shows_on": "gpu", "lines": [[3, 4]]}
def move_model(model, device):
    state = {name: t.to(device) for name, t in model.state_dict().items()}
    model.load_state_dict(state)
    return model
