# {"task": "train_step_on", "verdict": "wrong", "mistake": "no_backward", "listed": false, "note": "no backward", "shows_on": "any", "lines": [[8, 9]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
