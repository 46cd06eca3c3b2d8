# {"task": "train_step_on", "verdict": "right", "style": "numpy_float", "listed": false, "note": "a NumPy number"}
import numpy as np

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return np.float64(loss.item())
