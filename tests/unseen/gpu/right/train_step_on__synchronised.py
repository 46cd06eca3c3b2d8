# {"task": "train_step_on", "verdict": "right", "style": "synchronised", "listed": false, "note": "synchronises and times with events where there is a GPU"}
import time

import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    def clock():
        if device.type == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter()

    start = clock()
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    print(f"{clock() - start:.4f} s on {device}")
    return loss.item()
