# {"task": "move_model", "verdict": "wrong", "mistake": "undefined_gpu", "listed": false, "note": "there is no Module.gpu", "shows_on": "any", "lines": [[4, 5]]}
def move_model(model, device):
    if device.type == "cuda":
        return model.gpu()
    return model.host()
