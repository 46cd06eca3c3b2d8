# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "Gradients by autograd.functional over all parameters (of a model without frozen ones)."}
import torch
from torch import nn

from torch.func import functional_call

def train_step(model, batch, loss_function, optimizer):
    names, ps = zip(*model.named_parameters())
    def f(*values):
        return loss_function(functional_call(model, dict(zip(names, values)), (batch[0],)), batch[1])
    loss = f(*ps)
    gs = torch.autograd.functional.jacobian(f, tuple(p.detach() for p in ps))
    for p, g in zip(ps, gs):
        p.grad = g.detach().clone()
    optimizer.step()
    return loss.item()
