# {"task": "train_epoch", "verdict": "wrong", "mistake": "gradient_times_batch_size", "listed": false, "note": "the loss is multiplied by the batch size before backward: steps are too large", "lines": [[10, 11]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    total_loss = 0.0
    n = 0
    for pixels, classes in loader:
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes) * len(classes)
        loss.backward()
        optimizer.step()
        total_loss += loss.item()
        n += len(classes)
    return total_loss / n
