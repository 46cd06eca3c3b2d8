# {"task": "train_step_on", "verdict": "right", "style": "as_tensor", "listed": false, "note": "torch.as_tensor with device"}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    optimizer.zero_grad()
    pixels, classes = batch
    x = torch.as_tensor(pixels, device=device)
    y = torch.as_tensor(classes, device=device)
    prediction = model(x)
    error = loss_function(prediction, y)
    error.backward()
    optimizer.step()
    optimizer.zero_grad()
    return error.tolist()
