# {"task": "accuracy_on", "verdict": "right", "style": "counter_on_device", "listed": false, "note": "counted in a tensor on the device, one .item() at the end"}
import torch

@torch.no_grad()
def accuracy_on(device, model, loader):
    correct = torch.zeros((), dtype=torch.long, device=device)
    total = 0
    for x, y in loader:
        x, y = x.to(device, non_blocking=True), y.to(device, non_blocking=True)
        correct += (model(x).argmax(1) == y).sum()
        total += y.size(0)
    return correct.item() / total
