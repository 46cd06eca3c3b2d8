# {"task": "move_model", "verdict": "right", "style": "cuda_or_cpu", "listed": false, "note": "branches on device.type"}
def move_model(model, device):
    if device.type == "cuda":
        return model.cuda(device)
    else:
        return model.cpu()
