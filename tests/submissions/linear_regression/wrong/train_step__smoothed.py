# {"task": "train_step", "verdict": "wrong", "mistake": "smoothed", "listed": false, "note": "returns the mean of all losses of all calls so far", "lines": [[10]]}
_mean = []
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    _mean.append(loss.item())
    return sum(_mean) / len(_mean)
