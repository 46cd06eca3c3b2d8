# {"task": "accuracy_on", "verdict": "right", "style": "prefetch_generator", "listed": false, "note": "a prefetcher class one batch ahead"}
import torch


class Prefetcher:
    def __init__(self, loader, device):
        self.loader, self.device = loader, device

    def __len__(self):
        return len(self.loader)

    def __iter__(self):
        previous = None
        for batch in self.loader:
            moved = [part.to(self.device, non_blocking=True) for part in batch]
            if previous is not None:
                yield previous
            previous = moved
        if previous is not None:
            yield previous


def accuracy_on(device, model, loader):
    right = total = 0
    with torch.no_grad():
        for pixels, classes in Prefetcher(loader, device):
            right += torch.count_nonzero(model(pixels).argmax(1) == classes).item()
            total += classes.size(0)
    return right / total
