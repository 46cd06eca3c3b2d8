# {"task": "train_step", "verdict": "right", "style": "profiled", "listed": false, "note": "record_function, flop counter, saved tensor hooks"}
import torch
from torch.autograd.graph import save_on_cpu
from torch.profiler import record_function
from torch.utils.flop_counter import FlopCounterMode


def train_step(model, batch, loss_function, optimizer):
    with FlopCounterMode(display=False) as flops, record_function("train_step"), save_on_cpu():
        inputs, targets = batch
        loss = loss_function(model(inputs), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert flops.get_total_flops() >= 0
    return loss.item()
