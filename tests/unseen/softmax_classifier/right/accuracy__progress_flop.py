# {"task": "accuracy", "verdict": "right", "style": "progress_flop", "listed": false, "note": "flop counter mode and a progress wrapper"}
import torch
from torch.utils.flop_counter import FlopCounterMode


def accuracy(model, loader):
    right = total = 0
    with torch.no_grad(), FlopCounterMode(display=False):
        for number, (x, y) in enumerate(loader, start=1):
            right += int(torch.sum(model(x).argmax(dim=1) == y))
            total += int(y.size(0))
            print(f"{number}/{len(loader)}", end="\r")
    return right / total if total else 0.0
