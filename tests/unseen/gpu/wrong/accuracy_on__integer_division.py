# {"task": "accuracy_on", "verdict": "wrong", "mistake": "integer_division", "listed": false, "note": "// gives 0 for everything below 1", "lines": [[13]]}
import torch

def accuracy_on(device, model, loader):
    richtig = 0
    gesamt = 0
    with torch.no_grad():
        for x, y in loader:
            x = x.to(device)
            y = y.to(device)
            richtig += int((model(x).argmax(1) == y).sum())
            gesamt += len(y)
    return richtig // gesamt
