# {"task": "train_epoch", "verdict": "wrong", "mistake": "first_batch_only", "listed": true, "note": "return is indented into the loop", "lines": [[11]]}
def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
        return total / n
