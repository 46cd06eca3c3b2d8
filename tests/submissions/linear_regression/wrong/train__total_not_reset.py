# {"task": "train", "verdict": "wrong", "mistake": "total_not_reset", "listed": false, "note": "Total and count are set once before the epochs: each entry is the mean over all epochs so far.", "lines": [[4, 5]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    total, n = 0, 0
    for epoch in range(epochs):
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
            n += len(batch[0])
        losses.append(total / n)
    return losses
