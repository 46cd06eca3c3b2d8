# {"task": "train_epoch", "verdict": "wrong", "mistake": "softmax_before_cross_entropy", "listed": false, "note": "softmax between the model and the loss that was given", "lines": [[7]]}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        probabilities = torch.softmax(model(pixels), dim=1)
        loss = loss_function(probabilities, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
