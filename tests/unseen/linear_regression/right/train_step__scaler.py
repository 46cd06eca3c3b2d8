# {"task": "train_step", "verdict": "right", "style": "scaler", "listed": false, "note": "GradScaler on the CPU"}
import torch


def train_step(model, batch, loss_function, optimizer):
    scaler = torch.amp.GradScaler("cpu", init_scale=256.0)
    inputs, targets = batch
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    return loss.item()
