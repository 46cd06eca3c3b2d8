# {"task": "train_step_on", "verdict": "wrong", "mistake": "classes_thrown_away", "listed": true, "note": "classes.to thrown away", "shows_on": "gpu", "lines": [[5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
