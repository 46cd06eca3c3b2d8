# {"task": "train_epoch", "verdict": "wrong", "mistake": "softmax_before_cross_entropy+missing_zero_grad", "listed": true, "note": "softmax before the loss, and no zero_grad", "lines": [[7], [6, 9, 10]]}
import torch.nn.functional as F

def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        out = F.softmax(model(pixels), dim=1)
        loss = loss_function(out, classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
