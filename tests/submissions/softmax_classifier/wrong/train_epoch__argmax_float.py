# {"task": "train_epoch", "verdict": "wrong", "mistake": "argmax_before_loss", "listed": true, "note": "argmax made float with requires_grad_: it runs for some losses, but no gradient reaches the model", "lines": [[7, 8]]}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        guess = model(pixels).argmax(1)
        hot = torch.nn.functional.one_hot(guess, 10).float().requires_grad_()
        loss = loss_function(hot, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
