# {"task": "train_step_on", "verdict": "wrong", "mistake": "nothing_moved", "listed": true, "note": "device is not used", "shows_on": "gpu", "lines": [[3, 4, 5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
