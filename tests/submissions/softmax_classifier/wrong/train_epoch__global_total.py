# {"task": "train_epoch", "verdict": "wrong", "mistake": "state_kept_between_calls", "listed": false, "note": "module-level totals are never reset", "lines": [[2, 3, 6]]}
total = 0.0
count = 0

def train_epoch(model, loader, loss_function, optimizer):
    global total, count
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        count += len(pixels)
    return total / count
