# {"task": "train_step", "verdict": "wrong", "mistake": "missing_parentheses", "listed": false, "note": "loss.item without parentheses returns a method, not a float.", "lines": [[8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item
