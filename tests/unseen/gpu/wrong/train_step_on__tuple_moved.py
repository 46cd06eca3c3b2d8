# {"task": "train_step_on", "verdict": "wrong", "mistake": "tuple_moved", "listed": false, "note": "a batch is a tuple or list and has no .to", "lines": [[3]]}
def train_step_on(device, model, batch, loss_function, optimizer):
    batch = batch.to(device)
    x, y = batch
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
