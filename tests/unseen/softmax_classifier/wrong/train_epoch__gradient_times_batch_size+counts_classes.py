# {"task": "train_epoch", "verdict": "wrong", "mistake": "gradient_times_batch_size+counts_classes", "listed": false, "note": "loss multiplied before backward; divides by the sum of the class numbers", "lines": [[9, 11], [14]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    total = 0.0
    count = 0
    for pixels, classes in loader:
        batch_loss = loss_function(model(pixels), classes) * pixels.shape[0]
        optimizer.zero_grad()
        batch_loss.backward()
        optimizer.step()
        total += batch_loss.item()
        count += classes.sum().item()
    return total / count
