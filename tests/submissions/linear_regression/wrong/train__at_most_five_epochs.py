# {"task": "train", "verdict": "wrong", "mistake": "at_most_five_epochs", "listed": false, "note": "never more than 5 epochs", "lines": [[4]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(min(epochs, 5)):
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
