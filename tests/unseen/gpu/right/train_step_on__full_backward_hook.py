# {"task": "train_step_on", "verdict": "right", "style": "full_backward_hook", "listed": false, "note": "a full backward hook on the model"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    handle = model.register_full_backward_hook(lambda m, gi, go: None)
    loss = loss_function(model(pixels), classes)
    loss.backward()
    handle.remove()
    optimizer.step()
    return loss.item()
