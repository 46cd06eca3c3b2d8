# {"task": "train", "verdict": "wrong", "mistake": "plain_mean_of_batches+early_stopping", "listed": true, "note": "divided by the number of batches (listed); stops when the loss grows, the list is too short", "lines": [[12, 13], [15, 16]]}
def train(model, loader, loss_function, optimizer, epochs):
    best = float("inf")
    history = []
    for epoch in range(epochs):
        running = 0.0
        for xb, yb in loader:
            optimizer.zero_grad()
            loss = loss_function(model(xb), yb)
            loss.backward()
            optimizer.step()
            running += loss.item()
        avg = running / len(loader)
        history.append(avg)
        if avg > best:
            break
        best = avg
    return history
