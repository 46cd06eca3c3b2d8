# {"task": "train_step", "verdict": "wrong", "mistake": "no_graph", "listed": false, "note": "The forward pass is under no_grad, so backward raises a RuntimeError.", "lines": [[5]]}
import torch
def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    with torch.no_grad():
        predicted = model(x)
    loss = loss_function(predicted, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
