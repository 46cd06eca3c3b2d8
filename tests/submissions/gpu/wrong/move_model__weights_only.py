# {"task": "move_model", "verdict": "wrong", "mistake": "weights_only", "listed": false, "note": "biases forgotten", "shows_on": "gpu", "lines": [[4]]}
def move_model(model, device):
    for name, p in model.named_parameters():
        if "weight" in name:
            p.data = p.data.to(device)
    return model
