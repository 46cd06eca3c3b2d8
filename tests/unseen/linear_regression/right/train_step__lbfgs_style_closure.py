# {"task": "train_step", "verdict": "right", "style": "lbfgs_style_closure", "listed": false, "note": "closure with nonlocal, torch.enable_grad"}
import torch


def train_step(model, batch, loss_function, optimizer):
    value = None

    @torch.enable_grad()
    def closure():
        nonlocal value
        optimizer.zero_grad(set_to_none=False)
        loss = loss_function(model(batch[0]), batch[1])
        loss.backward()
        value = loss.item()
        return value

    optimizer.step(closure=closure)
    return value
