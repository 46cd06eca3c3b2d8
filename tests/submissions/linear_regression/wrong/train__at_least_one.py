# {"task": "train", "verdict": "wrong", "mistake": "at_least_one", "listed": false, "note": "at least one epoch, also for epochs = 0", "lines": [[4, 14]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    while True:
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
        if len(losses) >= epochs:
            return losses
