# {"task": "train_step_on", "verdict": "right", "style": "events", "listed": false, "note": "CUDA events and a stream where there is a GPU, NumPy number out"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    if device.type == "cuda":
        start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        start.record()
    pixels, classes = (torch.from_numpy(part.numpy()).to(device) for part in batch)
    loss = loss_function(model(pixels), classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if device.type == "cuda":
        end.record()
        torch.cuda.synchronize()
        print(start.elapsed_time(end), torch.cuda.max_memory_allocated())
    return loss.detach().cpu().numpy()[()]
