# {"task": "train_epoch", "verdict": "wrong", "mistake": "returns_graph", "listed": true, "note": "total is a tensor with the graph of every batch", "lines": [[10]]}
def train_epoch(model, loader, loss_function, optimizer):
    total = 0
    n = 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss * len(pixels)
        n += len(pixels)
    return total / n
