# {"task": "train_epoch", "verdict": "wrong", "mistake": "no_grad_after", "listed": false, "note": "leaves gradient recording switched off", "lines": [[14]]}
import torch

def train_epoch(model, loader, loss_function, optimizer):
    torch.set_grad_enabled(True)
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    torch.set_grad_enabled(False)
    return total / n
