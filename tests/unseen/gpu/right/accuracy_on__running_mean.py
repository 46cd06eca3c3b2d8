# {"task": "accuracy_on", "verdict": "right", "style": "running_mean", "listed": false, "note": "running weighted mean, float64 on the device"}
import torch


def accuracy_on(device, model, loader):
    mean = torch.tensor(0.0, device=device, dtype=torch.float64)
    seen = 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            hits = torch.isclose(model(x).argmax(-1), y).double().mean()
            seen += y.shape[0]
            mean.lerp_(hits, y.shape[0] / seen)
    return mean.item()
