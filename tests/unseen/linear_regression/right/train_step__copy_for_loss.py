# {"task": "train_step", "verdict": "right", "style": "copy_for_loss", "listed": false, "note": "the loss read from a copy made before the update"}
from copy import deepcopy

import torch


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    before = deepcopy(model)
    optimizer.zero_grad()
    loss_function(model(inputs), targets).backward()
    optimizer.step()
    with torch.no_grad():
        return loss_function(before(inputs), targets).item()
