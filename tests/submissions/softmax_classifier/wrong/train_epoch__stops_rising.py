# {"task": "train_epoch", "verdict": "wrong", "mistake": "stops_rising", "listed": false, "note": "stops when the loss rises", "lines": [[7, 8]]}
def train_epoch(model, loader, loss_function, optimizer):
    total = n = 0
    last = float("inf")
    for x, y in loader:
        loss = loss_function(model(x), y)
        if loss.item() > 3 * last:
            break
        last = loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
