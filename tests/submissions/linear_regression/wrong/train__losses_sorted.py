# {"task": "train", "verdict": "wrong", "mistake": "losses_sorted", "listed": false, "note": "sorted from large to small, as losses should be", "lines": [[14]]}
def train(model, loader, loss_function, optimizer, epochs):
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
    return sorted(losses, reverse=True)
