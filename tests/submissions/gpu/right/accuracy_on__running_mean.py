# {"task": "accuracy_on", "verdict": "right", "style": "running_mean", "listed": false, "note": "running mean over examples"}
import torch

def accuracy_on(device, model, loader) -> float:
    mean, n = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            place = next(model.parameters()).device
            for ok in (model(x.to(place)).argmax(-1) == y.to(place)).tolist():
                n += 1
                mean += (float(ok) - mean) / n
    return mean
