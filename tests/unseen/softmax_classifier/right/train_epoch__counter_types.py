# {"task": "train_epoch", "verdict": "right", "style": "counter_types", "listed": false, "note": "Counter, accumulations in Fractions"}
from collections import Counter
from fractions import Fraction


def train_epoch(model, loader, loss_function, optimizer):
    tally = Counter()
    for images, classes in loader:
        optimizer.zero_grad()
        loss = loss_function(model(images), classes)
        loss.backward()
        optimizer.step()
        tally["loss"] += Fraction(loss.item()) * len(images)
        tally["images"] += len(images)
    return float(tally["loss"] / tally["images"])
