# {"task": "train_step_on", "verdict": "right", "style": "helper_recursive", "listed": false, "note": "a recursive helper"}
import torch

def to_device(thing, device):
    if torch.is_tensor(thing):
        return thing.to(device)
    if isinstance(thing, dict):
        return {k: to_device(v, device) for k, v in thing.items()}
    return type(thing)(to_device(t, device) for t in thing)

def train_step_on(device, model, batch, loss_function, optimizer):
    optimizer.zero_grad()
    pixels, classes = to_device(batch, device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    loss.backward()
    optimizer.step()
    return loss.detach().cpu().numpy().item()
