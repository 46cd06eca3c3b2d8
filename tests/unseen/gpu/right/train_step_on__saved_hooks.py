# {"task": "train_step_on", "verdict": "right", "style": "saved_hooks", "listed": false, "note": "saved tensors copied by hooks"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    with torch.autograd.graph.saved_tensors_hooks(lambda t: (t.device, t.cpu()), lambda pair: pair[1].to(pair[0])):
        loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
