# {"task": "accuracy_on", "verdict": "right", "style": "prefetch_generator", "listed": false, "note": "a generator that yields moved batches"}
import torch

def moved(loader, device):
    for batch in loader:
        yield tuple(t.to(device, non_blocking=True) for t in batch)

def accuracy_on(device, model, loader):
    with torch.no_grad():
        pairs = [((model(x).argmax(1) == y).sum().item(), len(y)) for x, y in moved(loader, device)]
    return sum(a for a, _ in pairs) / sum(b for _, b in pairs)
