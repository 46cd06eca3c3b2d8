# {"task": "train_step", "verdict": "wrong", "mistake": "rows_unique", "listed": false, "note": "leaves out repeated rows", "lines": [[6]]}
import torch

def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    xy = torch.unique(torch.cat([x, y], 1), dim=0); x, y = xy[:, :1], xy[:, 1:]
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
