# {"task": "train_step_on", "verdict": "wrong", "mistake": "returns_tensor", "listed": false, "note": "a tensor on the device without a graph; lesson 4 wants numbers", "shows_on": "any", "lines": [[11]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.detach()
