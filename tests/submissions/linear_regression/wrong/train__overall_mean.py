# {"task": "train", "verdict": "wrong", "mistake": "one_number", "listed": false, "note": "Returns one number, the mean over all epochs, instead of the list.", "lines": [[10]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, n = 0, 0
        for batch in loader:
            total += len(batch[0]) * train_step(model, batch, loss_function, optimizer)
            n += len(batch[0])
        losses.append(total / n)
    return sum(losses) / len(losses)
