# {"task": "accuracy_on", "verdict": "right", "style": "eq_ranks", "listed": false, "note": "by rank of the own score"}
import torch


def accuracy_on(device, model, loader):
    right, total = [], 0
    with torch.inference_mode():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            s = model(x)
            right.append((s > s.gather(1, y[:, None])).any(1).logical_not().sum())
            total += len(y)
    return torch.stack(right).sum().div(total).item()
