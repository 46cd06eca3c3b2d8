# {"task": "train_step", "verdict": "wrong", "mistake": "loss_scaled", "listed": false, "note": "Divides the loss, which is already a mean, by the batch size before backward: update and returned value are too small.", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y) / len(x)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
