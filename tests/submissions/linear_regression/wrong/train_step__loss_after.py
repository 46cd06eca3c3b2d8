# {"task": "train_step", "verdict": "wrong", "mistake": "loss_after_update", "listed": true, "note": "Returns the loss computed again after the update.", "lines": [[9]]}
import torch
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    optimizer.zero_grad()
    loss_function(model(x), y).backward()
    optimizer.step()
    with torch.no_grad():
        loss = loss_function(model(x), y)
    return loss.item()
