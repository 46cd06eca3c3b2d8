# {"task": "train_step_on", "verdict": "right", "style": "grad_scaler", "listed": false, "note": "GradScaler on the GPU without autocast: the scale is a power of two and cancels"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    scaler = torch.amp.GradScaler(device.type, enabled=device.type == "cuda")
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    return loss.item()
