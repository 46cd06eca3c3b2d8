# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "zero_grad once before the loop only", "lines": [[4, 5, 7, 8]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    optimizer.zero_grad()
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
