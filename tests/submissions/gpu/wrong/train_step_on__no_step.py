# {"task": "train_step_on", "verdict": "wrong", "mistake": "no_step", "listed": false, "note": "no step", "shows_on": "any", "lines": [[9, 10]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
