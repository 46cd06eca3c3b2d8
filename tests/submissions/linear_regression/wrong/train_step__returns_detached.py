# {"task": "train_step", "verdict": "wrong", "mistake": "returns_tensor", "listed": false, "note": "Returns a detached 0-dim tensor; the rulings want a number from train_step.", "lines": [[8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.detach()
