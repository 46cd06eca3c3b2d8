# {"task": "train_step", "verdict": "wrong", "mistake": "pops", "listed": false, "note": "takes the tensors out of the caller's batch", "lines": [[4, 5]]}
def train_step(model, batch, loss_function, optimizer):
    if isinstance(batch, list):
        y = batch.pop()
        x = batch.pop()
    else:
        x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
