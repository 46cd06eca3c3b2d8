# {"task": "train_step_on", "verdict": "right", "note": "zero_grad before and after, memory format, synchronize"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    optimizer.zero_grad()
    inputs, labels = [torch.as_tensor(t, device=device) for t in batch]
    outputs = model.forward(inputs)
    loss = loss_function(outputs, labels)
    value = loss.tolist()
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
        torch.cuda.empty_cache()
    return value
