# {"task": "train_step", "verdict": "wrong", "mistake": "loss_abs_back", "listed": false, "note": "backward of the absolute loss: wrong for a loss function that can be negative", "lines": [[4]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y).abs()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
