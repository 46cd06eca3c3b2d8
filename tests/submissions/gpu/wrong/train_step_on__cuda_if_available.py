# {"task": "train_step_on", "verdict": "wrong", "mistake": "cuda_if_available", "listed": false, "note": "a device of cpu is not obeyed where a GPU exists", "shows_on": "cpu_on_gpu", "lines": [[6, 7]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    if torch.cuda.is_available():
        model, pixels, classes = model.cuda(), pixels.cuda(), classes.cuda()
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
