# {"task": "move_model", "verdict": "right", "style": "apply_cuda", "listed": false, "note": ".to with keyword"}
def move_model(model, device):
    model.to(device=device, non_blocking=True)
    return model
