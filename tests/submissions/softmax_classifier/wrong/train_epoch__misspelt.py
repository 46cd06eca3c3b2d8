# {"task": "train_epoch", "verdict": "wrong", "mistake": "name_error", "listed": false, "note": "optimizer is spelt optimiser in one place: NameError", "lines": [[8]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
