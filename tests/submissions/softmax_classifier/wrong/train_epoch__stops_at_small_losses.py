# {"task": "train_epoch", "verdict": "wrong", "mistake": "stops_at_small_losses", "listed": false, "note": "stops when the loss is small", "lines": [[8, 9]]}
def train_epoch(model, loader, loss_function, optimizer):
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        total += loss.item() * len(x)
        n += len(x)
        if loss.item() < 0.05:
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return total / n
