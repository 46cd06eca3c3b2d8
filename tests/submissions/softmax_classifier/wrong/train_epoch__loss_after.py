# {"task": "train_epoch", "verdict": "wrong", "mistake": "loss_after_update", "listed": true, "note": "the loss that is averaged is computed again after the update", "lines": [[9]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        loss = loss_function(model(pixels), classes)
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
