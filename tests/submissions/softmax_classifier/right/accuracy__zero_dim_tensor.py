# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "a 0-dim tensor without a graph: accepted with a remark"}
import torch

def accuracy(model, loader):
    hits = []
    with torch.no_grad():
        for x, y in loader:
            hits.append(model(x).argmax(dim=1).eq(y))
    return torch.cat(hits).float().mean()
