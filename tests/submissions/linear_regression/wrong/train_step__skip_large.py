# {"task": "train_step", "verdict": "wrong", "mistake": "skip_large", "listed": false, "note": "does not update if the loss is over 1000", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    if loss.item() < 1000:
        loss.backward()
        optimizer.step()
    return loss.item()
