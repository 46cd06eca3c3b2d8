# {"task": "train_step_on", "verdict": "right", "style": "side_stream", "listed": false, "note": "copies in a side stream, waited for"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if device.type == "cuda":
        stream = torch.cuda.Stream(device)
        with torch.cuda.stream(stream):
            pixels = pixels.to(device, non_blocking=True)
            classes = classes.to(device, non_blocking=True)
        torch.cuda.current_stream(device).wait_stream(stream)
        for t in (pixels, classes):
            t.record_stream(torch.cuda.current_stream(device))
    else:
        pixels, classes = pixels.to(device), classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
