# {"task": "accuracy", "verdict": "wrong", "mistake": "wrong_dim", "listed": true, "note": "softmax over the batch before the argmax changes which class wins", "lines": [[8]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            p = torch.softmax(model(x), dim=0)
            correct += (p.argmax(dim=1) == y).sum().item()
            total += len(y)
    return correct / total
