# {"task": "train_step_on", "verdict": "right", "style": "grads_none_by_hand", "listed": false, "note": "gradients set to None by hand"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    for group in optimizer.param_groups:
        for p in group["params"]:
            p.grad = None
    loss.backward()
    optimizer.step()
    return loss.detach().item()
