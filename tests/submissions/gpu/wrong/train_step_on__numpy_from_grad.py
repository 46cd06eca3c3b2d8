# {"task": "train_step_on", "verdict": "wrong", "mistake": "numpy_from_grad", "listed": false, "note": "numpy() on a tensor that requires grad", "shows_on": "any", "lines": [[11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss.cpu().numpy())
