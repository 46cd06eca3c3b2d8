# {"task": "accuracy", "verdict": "wrong", "mistake": "state_kept_between_calls", "listed": false, "note": "global counters are never reset: the second call mixes in the first", "lines": [[4, 5, 8]]}
import torch

correct = 0
total = 0

def accuracy(model, loader):
    global correct, total
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    return correct / total
