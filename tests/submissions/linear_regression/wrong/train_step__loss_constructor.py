# {"task": "train_step", "verdict": "wrong", "mistake": "loss_constructor_called", "listed": true, "note": "nn.MSELoss(predicted, target) constructs a loss object instead of calling one: it crashes in the constructor or for want of backward.", "lines": [[6]]}
import torch.nn as nn
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    predicted = model(x)
    loss = nn.MSELoss(predicted, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
