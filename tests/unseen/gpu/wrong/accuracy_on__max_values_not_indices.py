# {"task": "accuracy_on", "verdict": "wrong", "mistake": "max_values_not_indices", "listed": false, "note": "max(1)[0] are the scores themselves, not the classes", "lines": [[10]]}
import torch

@torch.no_grad()
def accuracy_on(device, model, loader):
    correct, total = 0, 0
    for inputs, targets in loader:
        inputs, targets = inputs.to(device), targets.to(device)
        outputs = model(inputs)
        predicted = outputs.max(1)[0]
        total += targets.size(0)
        correct += predicted.eq(targets).sum().item()
    return correct / total
