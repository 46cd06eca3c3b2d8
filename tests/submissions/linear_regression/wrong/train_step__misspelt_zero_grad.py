# {"task": "train_step", "verdict": "wrong", "mistake": "misspelt_name", "listed": false, "note": "optimizer.zero_grads() does not exist, an AttributeError.", "lines": [[5]]}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    loss = loss_function(model(inputs), targets)
    optimizer.zero_grads()
    loss.backward()
    optimizer.step()
    return loss.item()
