# {"task": "train_step", "verdict": "right", "style": "autograd_grad", "listed": false, "note": "torch.autograd.grad into .grad"}
import torch


def train_step(model, batch, loss_function, optimizer):
    loss = loss_function(model(batch[0]), batch[1])
    params = [p for p in model.parameters() if p.requires_grad]
    for p, g in zip(params, torch.autograd.grad(loss, params)):
        p.grad = g
    optimizer.step()
    return loss.detach().numpy().item()
