# {"task": "train_step_on", "verdict": "right", "style": "non_blocking_pinned", "listed": false, "note": "pins the batch where the device is a GPU"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if device.type == "cuda":
        pixels = pixels.pin_memory()
        classes = classes.pin_memory()
    pixels = pixels.to(device, non_blocking=True)
    classes = classes.to(device, non_blocking=True)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
