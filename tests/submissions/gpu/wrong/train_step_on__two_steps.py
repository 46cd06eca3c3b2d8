# {"task": "train_step_on", "verdict": "wrong", "mistake": "two_steps", "listed": false, "note": "steps twice", "shows_on": "any", "lines": [[10, 11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    optimizer.step()
    return loss.item()
