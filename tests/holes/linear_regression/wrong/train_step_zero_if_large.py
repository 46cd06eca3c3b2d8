# {"task": "train_step", "verdict": "wrong", "mistake": "zero_if_large", "lines": [[2]], "listed": false, "note": "zeroes only before the next if loss changed"}
import torch


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad() if len(inputs) > 1 else None
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    return loss.item()
