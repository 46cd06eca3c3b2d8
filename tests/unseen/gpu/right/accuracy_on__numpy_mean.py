# {"task": "accuracy_on", "verdict": "right", "style": "numpy_mean", "listed": false, "note": "NumPy over detached"}
import numpy as np
import torch


def accuracy_on(device, model, loader):
    with torch.set_grad_enabled(False):
        hits = [
            hit
            for pixels, classes in loader
            for hit in (model(pixels.to(device)).topk(1).indices[:, 0].cpu().numpy() == classes.numpy())
        ]
    return float(np.mean(hits))
