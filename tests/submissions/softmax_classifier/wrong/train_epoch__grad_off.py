# {"task": "train_epoch", "verdict": "wrong", "mistake": "gradient_recording_left_off", "listed": false, "note": "switches gradient recording off at the end and never on again: the next call crashes", "lines": [[13]]}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    torch.set_grad_enabled(False)
    return total / n
