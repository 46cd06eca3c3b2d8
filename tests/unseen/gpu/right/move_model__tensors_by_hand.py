# {"task": "move_model", "verdict": "right", "style": "tensors_by_hand", "listed": false, "note": "parameter by parameter, buffer by buffer"}
def move_model(model, device):
    for module in model.modules():
        for name, p in module.named_parameters(recurse=False):
            p.data = p.data.to(device)
            if p.grad is not None:
                p.grad = p.grad.to(device)
        for name, b in module.named_buffers(recurse=False):
            setattr(module, name, b.to(device))
    return model
