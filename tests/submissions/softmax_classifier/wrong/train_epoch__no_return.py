# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "returns None", "lines": [[11]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    print("loss", total / n)
