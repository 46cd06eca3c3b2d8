# {"task": "train_step_on", "verdict": "right", "style": "checkpoint_sequential", "listed": false, "note": "checkpoint with reentrant autograd"}
import torch
from torch.utils.checkpoint import checkpoint


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(checkpoint(model, pixels.requires_grad_(), use_reentrant=True), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
