# {"task": "train_step", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "No zero_grad anywhere: gradients pile up from the second call on.", "lines": [[6, 7]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predicted = model(x)
    loss = loss_function(predicted, y)
    loss.backward()
    optimizer.step()
    return loss.item()
