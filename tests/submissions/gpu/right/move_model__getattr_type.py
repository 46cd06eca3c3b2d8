# {"task": "move_model", "verdict": "right", "style": "getattr_type", "listed": false, "note": "calls model.cuda() or model.cpu() by name"}
def move_model(model, device):
    return getattr(model, device.type)()
