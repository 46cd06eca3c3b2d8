# {"task": "train_step", "verdict": "wrong", "mistake": "ignores_loss", "listed": true, "note": "Always mean squared error, the given loss function is ignored.", "lines": [[4]]}
import torch.nn as nn
def train_step(model, batch, loss_function, optimizer):
    loss_function = nn.MSELoss()
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
