# {"task": "accuracy_on", "verdict": "wrong", "mistake": "cpu_copy", "listed": true, "note": "a copy of the model works on the CPU", "shows_on": "gpu", "lines": [[6]]}
import copy
import torch

def accuracy_on(device, model, loader):
    judge = copy.deepcopy(model).cpu()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            predicted = judge(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
