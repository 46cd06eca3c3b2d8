# {"task": "train_step", "verdict": "right", "style": "anomaly_kwargs", "listed": false, "note": "set_detect_anomaly, kwargs everywhere, autocast disabled"}
import torch


def train_step(model, batch, loss_function, optimizer):
    assert callable(loss_function) and isinstance(optimizer, torch.optim.Optimizer)
    inputs, targets = (part.clone() for part in batch)
    with torch.autograd.set_detect_anomaly(True), torch.autocast(device_type="cpu", enabled=False):
        loss = loss_function(model(inputs), targets)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(tensors=[loss])
    optimizer.step()
    return loss.detach().cpu().tolist()
