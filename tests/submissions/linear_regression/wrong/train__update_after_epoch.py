# {"task": "train", "verdict": "wrong", "mistake": "update_once_per_epoch", "listed": false, "note": "The update is outside the batch loop, so only the last batch of each epoch is learnt from.", "lines": [[10, 11, 12]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, n = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            total += loss.item() * len(x)
            n += len(x)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(total / n)
    return losses
