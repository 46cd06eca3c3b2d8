# {"task": "train_epoch", "verdict": "wrong", "mistake": "gradient_ascent", "listed": false, "note": "backward on minus the loss: the loss is made larger", "lines": [[7]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        (-loss).backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
