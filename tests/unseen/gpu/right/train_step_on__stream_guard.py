# {"task": "train_step_on", "verdict": "right", "style": "stream_guard", "listed": false, "note": "cuda.device guard where there is a GPU, ExitStack"}
from contextlib import ExitStack

import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    with ExitStack() as stack:
        if device.type == "cuda":
            stack.enter_context(torch.cuda.device(device))
        pixels, classes = (part.to(device) for part in batch)
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
        return loss.item()
