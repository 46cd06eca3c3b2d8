# {"task": "train_step_on", "verdict": "wrong", "mistake": "batch_to", "listed": false, "note": "a list or tuple has no .to", "shows_on": "any", "lines": [[3]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    batch = batch.to(device)
    pixels, classes = batch
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
