# {"task": "move_model", "verdict": "wrong", "mistake": "buffers_left_behind+returns_parameters", "listed": false, "note": "buffers are not moved; a list of parameters is returned", "lines": [[4, 5], [6, 7]]}
def move_model(model, device):
    params = []
    for p in model.parameters():
        p.data = p.data.to(device)
        params.append(p)
    return params
