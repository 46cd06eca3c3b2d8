# {"task": "train_step", "verdict": "wrong", "mistake": "clip_100", "listed": false, "note": "clips the gradient's length to 100", "lines": [[9]]}
from torch import nn

def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 100.0)
    optimizer.step()
    return loss.item()
