# {"task": "train", "verdict": "wrong", "mistake": "goes_on_without_training", "listed": false, "note": "stops training when the loss grows and repeats the last number", "lines": [[5, 6, 7]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        if len(losses) > 1 and losses[-1] > losses[-2]:
            losses.append(losses[-1])
            continue
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
