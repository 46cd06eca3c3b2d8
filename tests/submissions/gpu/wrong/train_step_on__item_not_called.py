# {"task": "train_step_on", "verdict": "wrong", "mistake": "item_not_called", "listed": false, "note": "item without parentheses", "shows_on": "any", "lines": [[11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item
