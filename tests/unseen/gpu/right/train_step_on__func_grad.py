# {"task": "train_step_on", "verdict": "right", "style": "func_grad", "listed": false, "note": "torch.func on the device"}
import torch
from torch.func import functional_call, grad_and_value


def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device) for t in batch)
    ps = {n: p.detach() for n, p in model.named_parameters()}
    grads, loss = grad_and_value(lambda q: loss_function(functional_call(model, q, (x,)), y))(ps)
    for n, p in model.named_parameters():
        p.grad = grads[n]
    optimizer.step()
    return loss.item()
