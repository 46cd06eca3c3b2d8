# {"task": "train_step_on", "verdict": "wrong", "mistake": "softmax_before_loss", "listed": false, "note": "softmax, then the loss applies it again", "shows_on": "any", "lines": [[6]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels).softmax(dim=1)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
