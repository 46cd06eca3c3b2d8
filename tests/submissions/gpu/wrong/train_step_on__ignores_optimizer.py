# {"task": "train_step_on", "verdict": "wrong", "mistake": "ignores_optimizer", "listed": false, "note": "an optimizer of its own", "shows_on": "any", "lines": [[10]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.5)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
