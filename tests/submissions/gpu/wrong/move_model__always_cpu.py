# {"task": "move_model", "verdict": "wrong", "mistake": "always_cpu", "listed": true, "note": "the CPU whatever is asked", "shows_on": "gpu", "lines": [[3]]}
def move_model(model, device):
    return model.to("cpu")
