# {"task": "train_step_on", "verdict": "wrong", "mistake": "zero_between", "listed": false, "note": "zero_grad between backward and step", "shows_on": "any", "lines": [[9]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
