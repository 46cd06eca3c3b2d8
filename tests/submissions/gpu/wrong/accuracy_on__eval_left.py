# {"task": "accuracy_on", "verdict": "wrong", "mistake": "eval_left", "listed": false, "note": "eval mode left behind", "shows_on": "any", "lines": [[5, 13]]}
import torch

def accuracy_on(device, model, loader):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
