# {"task": "train_epoch", "verdict": "wrong", "mistake": "steps_twice", "listed": false, "note": "steps twice on each batch's gradient", "lines": [[8, 11]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
        optimizer.step()
    return total / n
