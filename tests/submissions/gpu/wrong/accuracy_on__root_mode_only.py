# {"task": "accuracy_on", "verdict": "wrong", "mistake": "root_mode_only", "listed": false, "note": "restores with the root's mode: frozen submodules lose theirs", "shows_on": "any"}
import torch

def accuracy_on(device, model, loader):
    was = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    model.train(was)
    return correct / total
