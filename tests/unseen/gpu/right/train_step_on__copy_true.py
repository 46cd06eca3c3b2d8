# {"task": "train_step_on", "verdict": "right", "style": "copy_true", "listed": false, "note": "copy=True, contiguous memory format, keyword loss"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = batch
    x = x.to(device, dtype=torch.float32, copy=True, memory_format=torch.contiguous_format)
    y = y.to(device, torch.long)
    for group in optimizer.param_groups:
        for p in group["params"]:
            if p.grad is not None:
                p.grad.detach_()
                p.grad.zero_()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach().to("cpu").item()
