# {"task": "train_step_on", "verdict": "wrong", "mistake": "picks_device_itself", "listed": false, "note": "pick_device() overwrites the parameter", "shows_on": "cpu_on_gpu", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    device = pick_device()
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
