# {"task": "train_step_on", "verdict": "right", "style": "grad_mode_on", "listed": false, "note": "gradient recording switched on for sure, gradients zeroed in place"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    with torch.enable_grad():
        loss = loss_function(model(pixels), classes)
    for p in model.parameters():
        if p.grad is not None:
            p.grad.zero_()
    loss.backward()
    optimizer.step()
    return loss.cpu().item()
