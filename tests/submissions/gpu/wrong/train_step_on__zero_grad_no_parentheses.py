# {"task": "train_step_on", "verdict": "wrong", "mistake": "zero_grad_no_parentheses", "listed": false, "note": "zero_grad is not called", "shows_on": "any", "lines": [[8]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad
    loss.backward()
    optimizer.step()
    return loss.item()
