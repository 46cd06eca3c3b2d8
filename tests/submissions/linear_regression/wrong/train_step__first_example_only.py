# {"task": "train_step", "verdict": "wrong", "mistake": "first_example_only", "listed": false, "note": "Uses only the first example of the batch.", "lines": [[3]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch[0][:1], batch[1][:1]
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
