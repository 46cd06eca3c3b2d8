# {"task": "train_step_on", "verdict": "wrong", "mistake": "squeeze", "listed": false, "note": "squeezed scores: a batch of one breaks", "lines": [[5]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device) for t in batch)
    optimizer.zero_grad()
    loss = loss_function(model(x).squeeze(), y)
    loss.backward()
    optimizer.step()
    return loss.item()
