# {"task": "accuracy_on", "verdict": "wrong", "mistake": "return_in_loop+result_left_as_tensor", "listed": true, "note": "returns after the first batch; the fraction is a tensor on the device", "lines": [[12], [10, 12]]}
import torch

def accuracy_on(device, model, loader):
    hits = 0
    seen = 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            hits += (model(x).argmax(1) == y).sum()
            seen += len(y)
            return hits / seen
