# {"task": "train_step_on", "verdict": "right", "style": "scaler", "listed": false, "note": "GradScaler, autocast disabled"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    scaler = torch.amp.GradScaler(device.type, init_scale=64.0)
    pixels, classes = [t.to(device) for t in batch]
    optimizer.zero_grad()
    with torch.autocast(device.type, enabled=False):
        loss = loss_function(model(pixels), classes)
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    return loss.item()
