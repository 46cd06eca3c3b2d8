# {"task": "train_epoch", "verdict": "wrong", "mistake": "step_after_loop", "listed": false, "note": "step stands outside the loop: one update per epoch", "lines": [[14]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    losses = []
    sizes = []
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        losses.append(loss.item() * len(y))
        sizes.append(len(y))
    optimizer.step()
    return sum(losses) / sum(sizes)
