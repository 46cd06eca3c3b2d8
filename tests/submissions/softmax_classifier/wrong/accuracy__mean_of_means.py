# {"task": "accuracy", "verdict": "wrong", "mistake": "mean_of_batch_means", "listed": true, "note": "the mean of batch accuracies, wrong when the last batch is smaller", "lines": [[8, 9]]}
import torch

def accuracy(model, loader):
    accs = []
    with torch.no_grad():
        for pixels, classes in loader:
            accs.append((model(pixels).argmax(1) == classes).float().mean().item())
    return sum(accs) / len(accs)
