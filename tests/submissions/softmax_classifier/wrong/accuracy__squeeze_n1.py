# {"task": "accuracy", "verdict": "wrong", "mistake": "squeeze_breaks_single_image", "listed": false, "note": "squeeze() then argmax(1): crash when the last batch holds one image", "lines": [[8]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            scores = model(x).squeeze()
            correct += (scores.argmax(1) == y).sum().item()
            total += len(y)
    return correct / total
