# {"task": "train_step", "verdict": "wrong", "mistake": "tuple_only", "listed": false, "note": "understands tuples; a DataLoader gives lists", "lines": [[6]]}
def train_step(model, batch, loss_function, optimizer):
    if isinstance(batch, tuple):
        x, y = batch
    else:
        x, y = batch[0], batch[0]
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
