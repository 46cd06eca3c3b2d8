# {"task": "accuracy", "verdict": "right", "style": "generator_no_grad", "listed": false, "note": "no_grad inside a generator, consumed outside"}
import torch


def accuracy(model, loader):
    def batches():
        for x, y in loader:
            with torch.no_grad():
                yield (model(x).argmax(1) == y).tolist()

    flat = [hit for hits in batches() for hit in hits]
    return sum(flat) / len(flat)
