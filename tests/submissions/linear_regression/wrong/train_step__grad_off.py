# {"task": "train_step", "verdict": "wrong", "mistake": "grad_off", "listed": false, "note": "turns gradients off at the end", "lines": [[11]]}
import torch

def train_step(model, batch, loss_function, optimizer):
    torch.set_grad_enabled(True)
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    torch.set_grad_enabled(False)
    return loss.item()
