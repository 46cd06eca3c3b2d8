# {"task": "move_model", "verdict": "right", "style": "apply_each", "listed": false, "note": "Module.apply to each submodule"}
def move_model(model, device):
    def move(module):
        module.to(device)
    return model.apply(move)
