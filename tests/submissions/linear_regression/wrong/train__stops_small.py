# {"task": "train", "verdict": "wrong", "mistake": "stops_small", "listed": false, "note": "stops when the loss is below 0.1 (list too short)", "lines": [[14, 15]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
        if losses[-1] < 0.1:
            break
    return losses
