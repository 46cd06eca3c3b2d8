# {"task": "train_step_on", "verdict": "wrong", "mistake": "double_backward", "listed": false, "note": "backward twice, gradients doubled", "shows_on": "any", "lines": [[9, 10]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward(retain_graph=True)
    loss.backward()
    optimizer.step()
    return loss.item()
