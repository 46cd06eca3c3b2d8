# {"task": "train_step_on", "verdict": "wrong", "mistake": "device_equals_string", "listed": false, "note": "torch.device('cuda') == 'cuda' is False: nothing moved", "shows_on": "gpu", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if device == "cuda":
        pixels = pixels.to(device)
        classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
