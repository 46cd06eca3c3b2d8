# {"task": "train_epoch", "verdict": "wrong", "mistake": "last_batch_skipped", "listed": false, "note": "skips the last, smaller batch: its images are never trained on", "lines": [[5, 6]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        if len(pixels) != loader.batch_size:
            continue
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
