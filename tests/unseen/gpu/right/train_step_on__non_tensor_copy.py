# {"task": "train_step_on", "verdict": "right", "style": "non_tensor_copy", "listed": false, "note": "the loss copied before the update"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    value = loss.detach().clone().to('cpu', torch.float64).item()
    loss.backward()
    optimizer.step()
    return value
