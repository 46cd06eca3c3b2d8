# {"task": "train_step_on", "verdict": "wrong", "mistake": "numpy_from_gpu", "listed": true, "note": "numpy() on a GPU tensor", "shows_on": "gpu", "lines": [[11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return float(loss.detach().numpy())
