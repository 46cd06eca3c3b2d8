# {"task": "accuracy", "verdict": "wrong", "mistake": "parameters_frozen", "listed": false, "note": "requires_grad_(False) on the model is never undone: it can no longer be trained", "lines": [[3]]}
def accuracy(model, loader):
    model.requires_grad_(False)
    correct, total = 0, 0
    for x, y in loader:
        correct += (model(x).argmax(1) == y).sum().item()
        total += len(y)
    return correct / total
