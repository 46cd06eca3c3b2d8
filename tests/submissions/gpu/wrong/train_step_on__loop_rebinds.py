# {"task": "train_step_on", "verdict": "wrong", "mistake": "loop_rebinds", "listed": false, "note": "rebinds the loop's name", "shows_on": "gpu", "lines": [[4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    for part in batch:
        part = part.to(device)
    pixels, classes = batch
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
