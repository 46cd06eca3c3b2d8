# {"task": "train_step", "verdict": "wrong", "mistake": "return_before_step", "listed": false, "note": "the function ends before the update", "lines": [[8, 9]]}
def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    predictions = model(inputs)
    loss = loss_function(predictions, targets)
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
    optimizer.step()
