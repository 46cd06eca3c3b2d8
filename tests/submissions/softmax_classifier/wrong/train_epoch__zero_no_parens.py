# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "optimizer.zero_grad without parentheses does nothing", "lines": [[5]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        optimizer.zero_grad
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
