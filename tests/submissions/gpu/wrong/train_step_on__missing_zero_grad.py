# {"task": "train_step_on", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": false, "note": "gradients add up", "shows_on": "any", "lines": [[8, 9]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    loss.backward()
    optimizer.step()
    return loss.item()
