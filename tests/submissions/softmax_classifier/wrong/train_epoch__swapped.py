# {"task": "train_epoch", "verdict": "wrong", "mistake": "batch_swapped", "listed": true, "note": "takes the batch as (classes, pixels): crash", "lines": [[4]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for classes, pixels in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
