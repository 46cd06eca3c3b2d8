# {"task": "train_epoch", "verdict": "right", "style": "func_grads", "listed": false, "note": "torch.func.grad_and_value written to .grad"}
import torch
from torch.func import functional_call, grad_and_value


def train_epoch(model, loader, loss_function, optimizer):
    compute = grad_and_value(lambda ps, x, y: loss_function(functional_call(model, ps, x), y))
    total = torch.zeros((), dtype=torch.float64)
    examples = 0
    for x, y in loader:
        grads, loss = compute({n: p.detach() for n, p in model.named_parameters()}, x, y)
        for n, p in model.named_parameters():
            p.grad = grads[n].detach()
        optimizer.step()
        total += loss.detach() * len(y)
        examples += len(y)
    return (total / examples).item()
