# {"task": "move_model", "verdict": "right", "style": "underscore_apply", "listed": false, "note": "Module._apply"}
def move_model(model, device):
    return model._apply(lambda t: t.to(device))
