# {"task": "accuracy", "verdict": "wrong", "mistake": "last_batch_only", "listed": true, "note": "counters are reset inside the loop", "lines": [[7]]}
import torch

def accuracy(model, loader):
    with torch.no_grad():
        for x, y in loader:
            correct, total = 0, 0
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    return correct / total
