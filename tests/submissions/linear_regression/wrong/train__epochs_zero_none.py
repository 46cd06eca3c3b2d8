# {"task": "train", "verdict": "wrong", "mistake": "epochs_zero_none", "listed": false, "note": "returns None for no epochs", "lines": [[3, 4]]}
def train(model, loader, loss_function, optimizer, epochs):
    if not epochs:
        return None
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
