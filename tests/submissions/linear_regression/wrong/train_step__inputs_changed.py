# {"task": "train_step", "verdict": "wrong", "mistake": "inputs_changed", "listed": false, "note": "puts the loss's residuals into the caller's targets", "lines": [[9]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predicted = model(x)
    loss = loss_function(predicted, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    y.sub_(predicted.detach())
    return loss.item()
