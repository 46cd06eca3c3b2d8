# {"task": "train_step", "verdict": "wrong", "mistake": "missing_zero_grad+loss_after_update", "listed": true, "note": "No zero_grad, and the returned loss is the one after the update.", "lines": [[5, 6], [7]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    loss = loss_function(model(x), y)
    return loss.item()
