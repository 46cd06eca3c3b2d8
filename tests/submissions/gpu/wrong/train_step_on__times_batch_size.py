# {"task": "train_step_on", "verdict": "wrong", "mistake": "times_batch_size", "listed": false, "note": "the loss times the batch size", "shows_on": "any", "lines": [[11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item() * len(pixels)
