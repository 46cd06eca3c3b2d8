# {"task": "train_step", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "optimizer.zero_grad without parentheses does nothing, silently.", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predicted = model(x)
    loss = loss_function(predicted, y)
    optimizer.zero_grad
    loss.backward()
    optimizer.step()
    return loss.item()
