# {"task": "accuracy_on", "verdict": "right", "style": "gather_best", "listed": false, "note": "the label's score equals the row's maximum, counted by sort"}
import torch

def accuracy_on(device, model, loader):
    right, n = 0, 0
    for x, y in loader:
        with torch.no_grad():
            order = model(x.to(device)).sort(dim=1, descending=True).indices
        right += (order[:, 0] == y.to(order.device)).sum().cpu().item()
        n += len(x)
    return right / n
