# {"task": "train_step", "verdict": "wrong", "mistake": "zero_for_one_example", "listed": false, "note": "returns 0.0 as the loss of a batch of one example", "lines": [[8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item() if len(x) != 1 else 0.0
