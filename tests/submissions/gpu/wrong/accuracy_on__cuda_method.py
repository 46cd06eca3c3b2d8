# {"task": "accuracy_on", "verdict": "wrong", "mistake": "cuda_method", "listed": true, "note": ".cuda() everywhere", "shows_on": "any", "lines": [[8, 9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = model.cuda()(x.cuda()).argmax(1)
            y = y.cuda()
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
