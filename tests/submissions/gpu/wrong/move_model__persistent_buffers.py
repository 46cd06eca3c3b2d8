# {"task": "move_model", "verdict": "wrong", "mistake": "persistent_buffers", "listed": false, "note": "buffers that are not in the state_dict stay behind", "lines": [[4]]}

def move_model(model, device):
    for tensor in model.state_dict(keep_vars=True).values():
        tensor.data = tensor.data.to(device)
    return model
