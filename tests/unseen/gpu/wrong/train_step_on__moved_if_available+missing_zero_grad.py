# {"task": "train_step_on", "verdict": "wrong", "mistake": "moved_if_available+missing_zero_grad", "listed": true, "note": "the given device is not used; stale gradients are added", "lines": [[5, 7, 8], [9, 10, 11]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    on_gpu = torch.cuda.is_available()
    pixels, classes = batch
    if on_gpu:
        pixels, classes = pixels.to("cuda"), classes.to("cuda")
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
