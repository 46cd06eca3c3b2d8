# {"task": "train", "verdict": "wrong", "mistake": "state_cleared_start", "listed": false, "note": "forgets the optimizer's state at the start of each call", "lines": [[4]]}
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    optimizer.state.clear()
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
