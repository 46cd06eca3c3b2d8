# {"task": "train_step_on", "verdict": "right", "style": "save_on_cpu", "listed": false, "note": "saved tensors kept on the CPU"}
import torch
from torch.autograd.graph import save_on_cpu


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    with save_on_cpu():
        loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
