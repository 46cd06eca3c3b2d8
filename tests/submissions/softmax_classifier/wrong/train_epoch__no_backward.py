# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_backward", "listed": true, "note": "backward is missing", "lines": [[6, 7]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
