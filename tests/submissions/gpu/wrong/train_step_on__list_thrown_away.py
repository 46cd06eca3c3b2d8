# {"task": "train_step_on", "verdict": "wrong", "mistake": "list_thrown_away", "listed": false, "note": "a new list nobody reads", "shows_on": "gpu", "lines": [[3, 4]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    moved = [t.to(device) for t in batch]
    pixels, classes = batch
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
