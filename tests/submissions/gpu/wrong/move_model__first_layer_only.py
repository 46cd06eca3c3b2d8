# {"task": "move_model", "verdict": "wrong", "mistake": "first_layer_only", "listed": false, "note": "only the first parameter's layer", "shows_on": "gpu", "lines": [[6]]}
def move_model(model, device):
    for module in model.modules():
        if list(module.parameters(recurse=False)):
            module.to(device)
            break
    return model
