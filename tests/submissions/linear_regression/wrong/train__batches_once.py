# {"task": "train", "verdict": "wrong", "mistake": "batches_once", "listed": false, "note": "draws the batches once: every epoch the same order", "lines": [[4]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    batches = list(loader)
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in batches:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
