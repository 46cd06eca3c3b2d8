# {"task": "train_step_on", "verdict": "wrong", "mistake": "classes_to_float", "listed": false, "note": "moved with the wrong dtype: CrossEntropyLoss wants integer classes", "lines": [[7]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device, dtype=torch.float32)
    classes = classes.to(device, dtype=torch.float32)
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
