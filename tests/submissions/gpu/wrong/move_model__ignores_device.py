# {"task": "move_model", "verdict": "wrong", "mistake": "ignores_device", "listed": true, "note": "returns the model as it is", "shows_on": "gpu", "lines": [[3, 4]]}
def move_model(model, device):
    model = model.train()
    return model
