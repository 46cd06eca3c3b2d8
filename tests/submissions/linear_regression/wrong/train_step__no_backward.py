# {"task": "train_step", "verdict": "wrong", "mistake": "no_backward", "listed": true, "note": "loss.backward() is missing, so there are no gradients to step with.", "lines": [[6, 7]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predictions = model(x)
    loss = loss_function(predictions, y)
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
