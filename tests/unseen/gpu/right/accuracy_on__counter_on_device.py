# {"task": "accuracy_on", "verdict": "right", "style": "counter_on_device", "listed": false, "note": "the counter lives on the device"}
import torch


@torch.no_grad()
def accuracy_on(device, model, loader):
    right = torch.zeros((), dtype=torch.long, device=device)
    total = 0
    for pixels, classes in loader:
        right += model(pixels.to(device)).argmax(dim=1).eq(classes.to(device)).sum()
        total += classes.numel()
    return right.item() / total
