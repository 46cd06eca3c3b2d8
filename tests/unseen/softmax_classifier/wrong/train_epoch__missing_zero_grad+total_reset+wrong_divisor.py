# {"task": "train_epoch", "verdict": "wrong", "mistake": "missing_zero_grad+total_reset+wrong_divisor", "listed": true, "note": "gradients pile up; the total starts at 0 in each batch; divided by the number of batches", "lines": [[6, 10, 11], [7], [13]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    for pixels, classes in loader:
        total = 0.0
        scores = model(pixels)
        loss = loss_function(scores, classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
    return total / len(loader)
