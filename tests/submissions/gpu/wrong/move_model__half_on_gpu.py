# {"task": "move_model", "verdict": "wrong", "mistake": "half_on_gpu", "listed": false, "note": "half precision on the GPU", "lines": [[5]]}

def move_model(model, device):
    model.to(device)
    return model.half() if device.type == "cuda" else model
