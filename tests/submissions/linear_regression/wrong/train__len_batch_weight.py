# {"task": "train", "verdict": "wrong", "mistake": "plain_mean", "listed": true, "note": "len(batch) is always 2 (two tensors), so the 'weighting' is a plain mean; wrong only for unequal last batches.", "lines": [[8, 9]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        total, seen = 0.0, 0
        for batch in loader:
            loss = train_step(model, batch, loss_function, optimizer)
            total += loss * len(batch)
            seen += len(batch)
        losses.append(total / seen)
    return losses
