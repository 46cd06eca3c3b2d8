# {"task": "train", "verdict": "wrong", "mistake": "one_epoch", "listed": true, "note": "No loop over epochs: one pass, one number.", "lines": [[3, 4, 7]]}
def train(model, loader, loss_function, optimizer, epochs):
    total, n = 0, 0
    for batch in loader:
        total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
        n += len(batch[0])
    return [total / n]
