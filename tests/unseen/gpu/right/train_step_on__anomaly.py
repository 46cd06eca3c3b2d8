# {"task": "train_step_on", "verdict": "right", "style": "anomaly", "listed": false, "note": "anomaly detection on"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    torch.autograd.set_detect_anomaly(True)
    try:
        loss = loss_function(model(pixels), classes)
    finally:
        torch.autograd.set_detect_anomaly(False)
    loss.backward()
    optimizer.step()
    return loss.item()
