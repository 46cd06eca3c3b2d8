# {"task": "train_step", "verdict": "right", "style": "jacobian_free_dual", "listed": false, "note": "gradients accumulated into new tensors and added to zeroed ones"}
import torch


def train_step(model, batch, loss_function, optimizer):
    optimizer.zero_grad(set_to_none=False)
    x, y = batch
    loss = loss_function(model(x), y)
    params = [p for group in optimizer.param_groups for p in group["params"]]
    grads = torch.autograd.grad(loss, params, allow_unused=True, materialize_grads=True)
    for p, g in zip(params, grads):
        if p.grad is None:
            p.grad = torch.zeros_like(p)
        p.grad.add_(g)
    optimizer.step()
    return loss.item()
