# {"task": "train_step", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "Prints the loss but returns nothing.", "lines": [[8]]}
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("loss:", loss.item())
