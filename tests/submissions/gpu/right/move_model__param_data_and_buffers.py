# {"task": "move_model", "verdict": "right", "style": "param_data_and_buffers", "listed": false, "note": "every parameter's and buffer's data"}
def move_model(model, device):
    for p in model.parameters():
        p.data = p.data.to(device)
        if p.grad is not None:
            p.grad = None
    for b in model.buffers():
        b.data = b.data.to(device)
    return model
