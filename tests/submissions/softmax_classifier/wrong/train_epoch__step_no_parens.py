# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_step", "listed": true, "note": "optimizer.step without parentheses", "lines": [[8]]}
def train_epoch(model, loader, loss_function, optimizer):
    running, images = 0.0, 0
    for xb, yb in loader:
        optimizer.zero_grad()
        loss = loss_function(model(xb), yb)
        loss.backward()
        optimizer.step
        running += loss.item() * xb.shape[0]
        images += xb.shape[0]
    return running / images
