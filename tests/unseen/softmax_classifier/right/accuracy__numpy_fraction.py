# {"task": "accuracy", "verdict": "right", "style": "numpy_fraction", "listed": false, "note": "NumPy float, argmax in NumPy"}
import numpy as np
import torch


def accuracy(model, loader):
    hits = []
    with torch.no_grad():
        for x, y in loader:
            hits.extend(np.argmax(model(x).numpy(), axis=1) == y.numpy())
    return np.mean(hits)
