# {"task": "accuracy_on", "verdict": "wrong", "mistake": "np_array_of_gpu", "listed": true, "note": "np.array of GPU tensors", "shows_on": "gpu", "lines": [[10, 12]]}
import numpy as np
import torch

def accuracy_on(device, model, loader):
    right, total = [], 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            right.append((model(x).argmax(1) == y).float().sum())
            total += len(y)
    return float(np.array(right).sum() / total)
