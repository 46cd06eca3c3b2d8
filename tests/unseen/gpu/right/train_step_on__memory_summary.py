# {"task": "train_step_on", "verdict": "right", "style": "memory_summary", "listed": false, "note": "memory statistics where there is a GPU"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    if pixels.is_cuda:
        torch.cuda.reset_peak_memory_stats()
        print(torch.cuda.memory_reserved(), torch.cuda.memory_allocated())
    optimizer.step()
    return loss.item()
