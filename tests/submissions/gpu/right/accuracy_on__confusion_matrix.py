# {"task": "accuracy_on", "verdict": "right", "style": "confusion_matrix", "listed": false, "note": "bincount on the device, trace over sum"}
import torch

@torch.no_grad()
def accuracy_on(device, model, loader):
    table = None
    for x, y in loader:
        s = model(x.to(device))
        k = s.shape[1]
        if table is None:
            table = torch.zeros(k * k, dtype=torch.int64, device=device)
        table += torch.bincount(y.to(device) * k + s.argmax(1), minlength=k * k)
    table = table.reshape(k, k)
    return (table.trace() / table.sum()).item()
