# {"task": "accuracy_on", "verdict": "right", "style": "numpy_number", "listed": false, "note": "a NumPy number is a number"}
import numpy as np
import torch

def accuracy_on(device, model, loader):
    ok = np.empty(0, dtype=bool)
    with torch.inference_mode():
        for batch in loader:
            x, y = [t.to(device) for t in batch]
            ok = np.append(ok, (model(x).max(dim=1).indices == y).cpu().numpy())
    return ok.mean()
