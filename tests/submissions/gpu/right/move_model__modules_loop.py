# {"task": "move_model", "verdict": "right", "style": "modules_loop", "listed": false, "note": "every submodule, the model itself among them"}
def move_model(model, device):
    for module in model.modules():
        module.to(device)
    return model
