# {"task": "train_epoch", "verdict": "wrong", "mistake": "returns_accuracy", "listed": false, "note": "counts right answers and returns the accuracy instead of the loss", "lines": [[10, 12]]}
def train_epoch(model, loader, loss_function, optimizer):
    correct, n = 0, 0
    for pixels, classes in loader:
        scores = model(pixels)
        loss = loss_function(scores, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        correct += (scores.argmax(1) == classes).sum().item()
        n += len(pixels)
    return correct / n
