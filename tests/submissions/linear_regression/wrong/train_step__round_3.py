# {"task": "train_step", "verdict": "wrong", "mistake": "round_3", "listed": false, "note": "the loss rounded to three digits", "lines": [[8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return round(loss.item(), 3)
