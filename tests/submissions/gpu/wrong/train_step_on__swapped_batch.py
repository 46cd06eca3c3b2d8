# {"task": "train_step_on", "verdict": "wrong", "mistake": "swapped_batch", "listed": false, "note": "labels first", "shows_on": "any", "lines": [[3]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    classes, pixels = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
