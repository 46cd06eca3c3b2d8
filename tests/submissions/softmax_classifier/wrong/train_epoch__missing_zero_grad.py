# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_zero_grad", "listed": true, "note": "gradients of all batches pile up", "lines": [[4, 6, 7]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
