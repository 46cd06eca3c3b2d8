# {"task": "train_step", "verdict": "wrong", "mistake": "skip_single", "listed": false, "note": "leaves a batch of one example out", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    if len(x) > 1:
        loss.backward()
        optimizer.step()
    return loss.item()
