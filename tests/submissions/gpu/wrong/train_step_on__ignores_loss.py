# {"task": "train_step_on", "verdict": "wrong", "mistake": "ignores_loss", "listed": false, "note": "always cross-entropy, whatever loss was handed in", "shows_on": "any", "lines": [[9]]}
import torch.nn.functional as F

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = F.cross_entropy(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
