# {"task": "train_epoch", "verdict": "wrong", "mistake": "first_batch_only", "listed": true, "note": "next(iter(loader)) starts anew every time: always the first batch of a fresh pass", "lines": [[5]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for i in range(len(loader)):
        pixels, classes = next(iter(loader))
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
