# {"task": "train_step", "verdict": "wrong", "mistake": "missing_zero_grad+loss_divided_by_batch", "listed": true, "note": "no zero_grad (listed); the mean is divided by n once more on return", "lines": [[6, 7], [9]]}
def train_step(model, batch, loss_function, optimizer):
    inputs = batch[0]
    targets = batch[1]
    predictions = model(inputs)
    loss = loss_function(predictions, targets)
    loss.backward()
    optimizer.step()
    return loss.item() / len(inputs)
