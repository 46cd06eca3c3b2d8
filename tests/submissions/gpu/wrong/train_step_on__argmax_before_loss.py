# {"task": "train_step_on", "verdict": "wrong", "mistake": "argmax_before_loss", "listed": false, "note": "argmax before the loss: no gradient", "shows_on": "any", "lines": [[6]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels).argmax(dim=1).float()
    loss = loss_function(scores, classes.float())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
