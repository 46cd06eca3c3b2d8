# {"task": "train_step", "verdict": "right", "style": "groups_none", "listed": false, "note": "grads None by hand through param_groups, backward with gradient"}
import itertools

import torch


def train_step(model, batch, loss_function, optimizer):
    (x, y) = batch
    with torch.enable_grad():
        loss = loss_function(model.forward(x), y)
    for p in itertools.chain.from_iterable(g["params"] for g in optimizer.param_groups):
        p.grad = None
    loss.backward(gradient=torch.ones_like(loss))
    optimizer.step()
    return round(loss.item(), 12)
