# {"task": "train_step_on", "verdict": "wrong", "mistake": "step_not_called", "listed": false, "note": "parentheses missing: optimizer.step is only named", "lines": [[9]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    loss = loss_function(model(pixels), classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step
    return float(loss)
