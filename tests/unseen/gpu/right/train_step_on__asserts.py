# {"task": "train_step_on", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts on devices"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    assert isinstance(device, torch.device) and device.type in ("cpu", "cuda")
    assert all(p.device.type == device.type for p in model.parameters())
    pixels, classes = batch
    assert pixels.device == classes.device == torch.device("cpu")
    pixels, classes = pixels.to(device), classes.to(device)
    assert pixels.is_cuda == (device.type == "cuda")
    scores = model(pixels)
    assert scores.device.type == device.type
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
