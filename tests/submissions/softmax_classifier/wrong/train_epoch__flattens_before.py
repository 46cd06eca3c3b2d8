# {"task": "train_epoch", "verdict": "wrong", "mistake": "flattens_before", "listed": false, "note": "gives the model (n, 784) instead of images", "lines": [[5]]}
def train_epoch(model, loader, loss_function, optimizer):
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x.view(len(x), -1)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
