# {"task": "accuracy", "verdict": "right", "mistake": null, "listed": false, "note": "an own context manager with try/finally"}
import contextlib
import torch

@contextlib.contextmanager
def evaluating(model):
    before = [m.training for m in model.modules()]
    model.eval()
    try:
        with torch.inference_mode():
            yield model
    finally:
        for m, t in zip(model.modules(), before):
            m.training = t

def accuracy(model, loader):
    results = []
    with evaluating(model) as m:
        for x, y in loader:
            results.extend((m(x).argmax(-1) == y).tolist())
    return sum(results) / len(results)
