# {"task": "accuracy", "verdict": "wrong", "mistake": "mean_of_batch_means+gradient_recorded", "listed": true, "note": "mean of batch means, with the graph recorded", "lines": [[5, 6], [4, 5]]}
def accuracy(model, loader):
    s = 0.0
    for x, y in loader:
        s += (model(x).argmax(dim=1) == y).float().mean().item()
    return s / len(loader)
