# {"task": "train_epoch", "verdict": "wrong", "mistake": "backward_not_called", "listed": false, "note": "loss.backward without parentheses does nothing", "lines": [[11]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    running_loss, count = 0.0, 0
    for pixels_batch, classes_batch in loader:
        predicted = model(pixels_batch)
        loss = loss_function(predicted, classes_batch)
        optimizer.zero_grad()
        loss.backward
        optimizer.step()
        running_loss += loss.item() * pixels_batch.size(0)
        count += pixels_batch.size(0)
    return running_loss / count
