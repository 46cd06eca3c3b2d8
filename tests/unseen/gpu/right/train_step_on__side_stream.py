# {"task": "train_step_on", "verdict": "right", "style": "side_stream", "listed": false, "note": "the copy on a side stream where there is a GPU"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if device.type == "cuda":
        side = torch.cuda.Stream()
        with torch.cuda.stream(side):
            pixels, classes = pixels.to(device, non_blocking=True), classes.to(device, non_blocking=True)
        torch.cuda.current_stream().wait_stream(side)
    else:
        pixels, classes = pixels.to(device), classes.to(device)
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
