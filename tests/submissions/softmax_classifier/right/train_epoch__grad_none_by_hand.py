# {"task": "train_epoch", "verdict": "right", "mistake": null, "listed": false, "note": "gradients set to None by hand"}
import math

def train_epoch(model, loader, loss_function, optimizer):
    parts = []
    n = 0
    for batch in loader:
        for p in model.parameters():
            p.grad = None
        loss = loss_function(model(batch[0]), batch[1])
        loss.backward()
        optimizer.step()
        parts.append(loss.item() * batch[0].shape[0])
        n = n + batch[0].shape[0]
    return math.fsum(parts) / n
