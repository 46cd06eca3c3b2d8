# {"task": "move_model", "verdict": "wrong", "mistake": "device_equals_string", "listed": false, "note": "torch.device('cuda') == 'cuda' is False: never moved", "shows_on": "gpu", "lines": [[3]]}
def move_model(model, device):
    if device == "cuda":
        model = model.to(device)
    else:
        model = model.to("cpu")
    return model
