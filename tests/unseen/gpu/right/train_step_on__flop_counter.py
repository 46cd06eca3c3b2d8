# {"task": "train_step_on", "verdict": "right", "style": "flop_counter", "listed": false, "note": "a flop counter mode and record_function around the step"}
import torch
from torch.profiler import record_function
from torch.utils.flop_counter import FlopCounterMode


def train_step_on(device, model, batch, loss_function, optimizer):
    with FlopCounterMode(display=False), record_function("step"):
        pixels, classes = (t.to(device) for t in batch)
        optimizer.zero_grad()
        loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
    return loss.item()
