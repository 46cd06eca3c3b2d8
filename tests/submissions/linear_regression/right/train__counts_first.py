# {"task": "train", "verdict": "right", "mistake": null, "listed": false, "note": "Counts the examples in a pass of its own before each epoch."}
def train(model, loader, loss_function, optimizer, epochs):
    means = []
    for _ in range(epochs):
        n = sum(len(x) for x, _ in loader)
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x) / n
        means.append(total)
    return means
