# {"task": "move_model", "verdict": "right", "style": "string_of_device", "listed": false, "note": "the device as a string"}
def move_model(model, device):
    return model.to(str(device))
