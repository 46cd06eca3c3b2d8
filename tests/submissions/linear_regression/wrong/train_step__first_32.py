# {"task": "train_step", "verdict": "wrong", "mistake": "first_32", "listed": false, "note": "only the first 32 rows of a batch", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    x, y = x[:32], y[:32]
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
