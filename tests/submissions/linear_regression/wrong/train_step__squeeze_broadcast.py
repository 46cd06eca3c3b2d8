# {"task": "train_step", "verdict": "wrong", "mistake": "broadcast", "listed": false, "note": "The prediction is squeezed to (n,) while the target stays (n, 1): the loss is over n by n pairs.", "lines": [[4, 5]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predicted = model(x).squeeze()
    loss = loss_function(predicted, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
