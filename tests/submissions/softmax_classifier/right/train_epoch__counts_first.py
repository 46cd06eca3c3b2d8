# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "Counts in a pass of its own."}
def train_epoch(model, loader, loss_function, optimizer):
    n = sum(map(lambda b: b[1].numel(), loader))
    s = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        l = loss_function(model(x), y)
        l.backward()
        optimizer.step()
        s += l.item() * y.numel() / n
    return s
