# {"task": "accuracy_on", "verdict": "wrong", "mistake": "numpy_on_gpu_tensor", "listed": true, "note": ".numpy() on a GPU tensor", "shows_on": "gpu", "lines": [[8]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            scores = model(x.to(device)).numpy()
            correct += (scores.argmax(axis=1) == y.numpy()).sum()
            total += len(y)
    return correct / total
