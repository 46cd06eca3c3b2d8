# {"task": "accuracy", "verdict": "right", "style": "eq_ranks", "listed": false, "note": "right where no other score is larger"}
import torch


def accuracy(model, loader):
    right = total = 0
    with torch.inference_mode():
        for x, y in loader:
            scores = model(x)
            own = scores.gather(1, y.unsqueeze(1))
            right += (scores > own).sum(1).eq(0).sum().item()
            total += y.numel()
    return right / total
