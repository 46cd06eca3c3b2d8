# {"task": "accuracy_on", "verdict": "right", "style": "python_count", "listed": false, "note": "python lists"}
import torch


@torch.no_grad()
def accuracy_on(device, model, loader):
    pairs = []
    for pixels, classes in loader:
        pairs += zip(model(pixels.to(device)).argmax(-1).tolist(), classes.tolist())
    return sum(a == b for a, b in pairs) / len(pairs)
