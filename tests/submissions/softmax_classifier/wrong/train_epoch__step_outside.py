# {"task": "train_epoch", "verdict": "wrong", "mistake": "step_outside_loop", "listed": false, "note": "zero_grad, backward and step stand after the loop: one step an epoch, on the last batch only", "lines": [[8, 9, 10]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        total += loss.item() * len(pixels)
        n += len(pixels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return total / n
