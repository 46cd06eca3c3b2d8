# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_step", "listed": true, "note": "the step is missing", "lines": [[7, 8]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
