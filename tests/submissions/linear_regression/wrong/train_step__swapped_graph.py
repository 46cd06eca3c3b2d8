# {"task": "train_step", "verdict": "wrong", "mistake": "swapped_batch+returns_graph", "listed": true, "note": "Batch swapped, and the returned tensor keeps its graph.", "lines": [[3], [8]]}
def train_step(model, batch, loss_function, optimizer):
    y, x = batch
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss
