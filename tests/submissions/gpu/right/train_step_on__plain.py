# {"task": "train_step_on", "verdict": "right", "style": "plain", "listed": false, "note": "as in the lecture"}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
