# {"task": "train", "verdict": "wrong", "mistake": "last_batch_skipped", "listed": false, "note": "Skips a batch that is smaller than the first one: wrong only when the last batch is unequal.", "lines": [[10, 11]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    size = None
    for epoch in range(epochs):
        total, n = 0, 0
        for x, y in loader:
            if size is None:
                size = len(x)
            if len(x) < size:
                continue
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            n += len(x)
        losses.append(total / n)
    return losses
