# {"task": "train_step_on", "verdict": "wrong", "mistake": "step_before_backward", "listed": false, "note": "step before backward", "shows_on": "any", "lines": [[9, 10]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    optimizer.step()
    loss.backward()
    return loss.item()
