# {"task": "move_model", "verdict": "right", "style": "move_and_check", "listed": false, "note": "checks afterwards by type, not by equality"}
def move_model(model, device):
    model = model.to(device)
    assert all(p.device.type == device.type for p in model.parameters())
    return model
