# {"task": "train_step_on", "verdict": "right", "style": "train_mode_timed", "listed": false, "note": "train mode, timing and synchronising, guarded"}
import time
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    start = time.perf_counter()
    model.train()
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
        print("peak", torch.cuda.max_memory_allocated(device))
    print(f"{time.perf_counter() - start:.4f} s")
    return loss.item()
