# {"task": "accuracy", "verdict": "wrong", "mistake": "gradient_recorded", "listed": false, "note": "no no_grad: every forward pass records the graph", "lines": [[4, 5]]}
def accuracy(model, loader):
    correct, total = 0, 0
    for x, y in loader:
        correct += (model(x).argmax(1) == y).sum().item()
        total += len(y)
    return correct / total
