# {"task": "accuracy", "verdict": "right", "style": "torchmetrics_like", "listed": false, "note": "metric object with update and compute"}
import torch


class Accuracy:
    def __init__(self):
        self.hits, self.total = [], 0

    def update(self, scores, classes):
        self.hits.append(torch.sum(scores.argmax(dim=1) == classes))
        self.total += len(classes)

    def compute(self):
        return torch.stack(self.hits).sum().item() / self.total


def accuracy(model, loader):
    metric = Accuracy()
    iterator = iter(loader)
    with torch.no_grad():
        while (batch := next(iterator, None)) is not None:
            metric.update(model(batch[0]), batch[1])
    return metric.compute()
