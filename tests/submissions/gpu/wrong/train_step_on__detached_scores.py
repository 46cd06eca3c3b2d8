# {"task": "train_step_on", "verdict": "wrong", "mistake": "detached_scores", "listed": false, "note": "detach before the loss", "shows_on": "any", "lines": [[6]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels).detach()
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
