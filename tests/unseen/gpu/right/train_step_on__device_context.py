# {"task": "train_step_on", "verdict": "right", "style": "device_context", "listed": false, "note": "torch.device as context, as_tensor"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    with torch.device(device):
        pixels = torch.as_tensor(batch[0], device=device)
        classes = torch.as_tensor(batch[1], device=device)
        optimizer.zero_grad()
        with torch.autocast(device_type=device.type, enabled=False):
            loss = loss_function(model(pixels), classes)
        loss.backward()
        optimizer.step()
    return loss.tolist()
