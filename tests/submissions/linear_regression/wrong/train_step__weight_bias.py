# {"task": "train_step", "verdict": "wrong", "mistake": "weight_bias", "listed": false, "note": "computes with model.weight and model.bias instead of calling the model", "lines": [[7, 8]]}
import torch.nn.functional as F
from torch import nn

def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    linear = next(m for m in model.modules() if isinstance(m, nn.Linear))
    loss = loss_function(F.linear(x, linear.weight, linear.bias), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
